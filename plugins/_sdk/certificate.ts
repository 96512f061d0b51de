/** The paper in which a case ends: given by an action, taken back by another. The platform numbers nothing of it, signs it, and verifies it at /verify. */
export interface CertificateDefinition {
  /** Message keys: what it is called, and the sentence that it states. */
  title: string;
  statement: string;
  /** Codes of the actions that give it. */
  issuedBy: string[];
  /** Codes of the actions after which it holds no more. */
  revokedBy: string[];
}
