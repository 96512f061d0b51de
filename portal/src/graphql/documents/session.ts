import type { SessionTokens } from "../../session/tokens.ts";
import { operation } from "../document.ts";

export const RequestOtpMutation = operation<
  { requestOtp: { sentTo: string; expiresAt: string; resendAt: string } },
  { mobile: string }
>(/* GraphQL */ `
  mutation RequestOtp($mobile: String!) {
    requestOtp(mobile: $mobile) { sentTo expiresAt resendAt }
  }
`);

export const VerifyOtpMutation = operation<
  { verifyOtp: SessionTokens },
  { mobile: string; code: string; name: string | null }
>(/* GraphQL */ `
  mutation VerifyOtp($mobile: String!, $code: String!, $name: String) {
    verifyOtp(mobile: $mobile, code: $code, name: $name) { accessToken refreshToken }
  }
`);

export const SignInMutation = operation<{ signIn: SessionTokens }, { username: string; password: string }>(/* GraphQL */ `
  mutation SignIn($username: String!, $password: String!) {
    signIn(username: $username, password: $password) { accessToken refreshToken }
  }
`);

export const RefreshSessionMutation = operation<{ refreshSession: SessionTokens }, { refreshToken: string }>(/* GraphQL */ `
  mutation RefreshSession($refreshToken: String!) {
    refreshSession(refreshToken: $refreshToken) { accessToken refreshToken }
  }
`);

export const SignOutMutation = operation<{ signOut: boolean }>(/* GraphQL */ `
  mutation SignOut {
    signOut
  }
`);
