import { accountSettled } from "./billing.ts";
import { caseChanged, contactRevealed, serviceRegistered } from "./case.ts";
import { boundariesChanged, cityChanged } from "./cities.ts";
import { employeeChanged } from "./identity.ts";

/** Events that every service with cases writes: its manifest's `emits`. */
export const CASE_EMITS = [caseChanged.type, contactRevealed.type, serviceRegistered.type];
/** Events that every service with cases reads: its manifest's `consumes`. */
export const CASE_CONSUMES = [employeeChanged.type, cityChanged.type, boundariesChanged.type];
/** Beside them, of a service with fees. */
export const FEE_CONSUMES = [accountSettled.type];
