import { DateTime, type RequestContext } from "@civicgraph/kit";
import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from "type-graphql";
import { requestOtp } from "../otp/request-otp.ts";
import { verifyOtp } from "../otp/verify-otp.ts";
import { changePassword } from "./change-password.ts";
import { refreshSession } from "./refresh-session.ts";
import { revokeSession } from "./revoke-session.ts";
import { signIn } from "./sign-in.ts";

@ObjectType({ description: "A one-time code is on its way." })
export class OtpRequest {
  @Field(() => String, { description: "The number it goes to, masked." })
  sentTo!: string;

  @Field(() => DateTime, { description: "Until when the code holds: five minutes." })
  expiresAt!: Date;

  @Field(() => DateTime, { description: "When another one can be asked for." })
  resendAt!: Date;
}

@ObjectType({ description: "A signed-in session." })
export class Session {
  @Field(() => String, { description: "Send as `Authorization: Bearer …`; holds 15 minutes." })
  accessToken!: string;

  @Field(() => String, { description: "Gives the next pair of tokens, once." })
  refreshToken!: string;

  @Field(() => DateTime, { description: "When the access token ends." })
  expiresAt!: Date;
}

@Resolver()
export class SessionResolver {
  @Mutation(() => OtpRequest, { description: "Sends a six-digit code by SMS. RATE_LIMITED within 30 seconds of the last." })
  requestOtp(
    @Arg("mobile", () => String, { description: "Mobile number, ten digits." }) mobile: string,
    @Ctx() ctx: RequestContext,
  ): Promise<OtpRequest> {
    return requestOtp(mobile, ctx);
  }

  @Mutation(() => Session, {
    description: "Signs a citizen in. A new number needs `name`: BAD_USER_INPUT says so and the code stays good.",
  })
  verifyOtp(
    @Arg("mobile", () => String, { description: "The number the code was sent to." }) mobile: string,
    @Arg("code", () => String, { description: "The six digits." }) code: string,
    @Arg("name", () => String, { nullable: true, description: "Full name, the first time." }) name: string | null,
    @Ctx() ctx: RequestContext,
  ): Promise<Session> {
    return verifyOtp({ mobile, code, name }, ctx);
  }

  @Mutation(() => Session, { description: "Signs an employee in. Five wrong passwords lock the account for 15 minutes." })
  signIn(
    @Arg("username", () => String, { description: "E.g. `gro@pb.amritsar`." }) username: string,
    @Arg("password", () => String, { description: "The password." }) password: string,
    @Ctx() ctx: RequestContext,
  ): Promise<Session> {
    return signIn({ username, password }, ctx);
  }

  @Mutation(() => Session, {
    description: "The next pair of tokens. The same token within 30 seconds gives the same answer; later it ends the session.",
  })
  refreshSession(
    @Arg("refreshToken", () => String, { description: "The refresh token." }) refreshToken: string,
    @Ctx() ctx: RequestContext,
  ): Promise<Session> {
    return refreshSession(refreshToken, ctx);
  }

  @Mutation(() => Boolean, { description: "Ends this session everywhere." })
  async signOut(@Ctx() ctx: RequestContext): Promise<boolean> {
    const subject = ctx.viewer.requireId();
    const id = ctx.viewer.session;
    if (id) await ctx.transact((tx) => revokeSession(tx, { id, subject }, "SIGNED_OUT", ctx.now()));
    return true;
  }

  @Mutation(() => Boolean, {
    description: "Changes the password of the employee who is signed in and ends their other sessions. Refresh the session afterwards.",
  })
  async changePassword(
    @Arg("current", () => String, { description: "The password until now." }) current: string,
    @Arg("next", () => String, { description: "The new one: 10 to 200 characters." }) next: string,
    @Ctx() ctx: RequestContext,
  ): Promise<boolean> {
    await changePassword({ current, next }, ctx);
    return true;
  }
}
