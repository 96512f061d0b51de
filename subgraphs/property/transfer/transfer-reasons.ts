/** Why a property changes hands: DIGIT's codes. */
export const TRANSFER_REASONS = [
  "SALEDEED",
  "GIFTDEED",
  "PARTITIONDEED",
  "REGISTEREDWILL",
  "UNREGISTEREDWILL",
  "SUCCESSION",
  "COURTDECREE",
] as const;
