import { randomInt, randomUUID } from "node:crypto";
import { signServiceToken } from "@civicgraph/kit/auth/tokens";
import { decodeJwt } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { recordAccess } from "../citizen/record-access.ts";
import { type IdentityCity, startIdentity } from "./identity-city.ts";

let city: IdentityCity;
beforeAll(async () => {
  city = await startIdentity();
});
afterAll(() => city?.stop());

const REQUEST = "mutation ($mobile: String!) { requestOtp(mobile: $mobile) { sentTo expiresAt resendAt } }";
const VERIFY =
  "mutation ($mobile: String!, $code: String!, $name: String) { verifyOtp(mobile: $mobile, code: $code, name: $name) { accessToken refreshToken expiresAt } }";
type Session = { accessToken: string; refreshToken: string; expiresAt: string };
type Verified = { verifyOtp: Session };

let last = 9_000_000_000 + randomInt(100_000_000);
const newMobile = () => String(++last);
const newAddress = () => `198.51.${randomInt(256)}.${randomInt(256)}`;

async function codeFor(mobile: string): Promise<string> {
  const before = city.sent.length;
  const { errors } = await city.identity(REQUEST, { mobile }, { address: newAddress() });
  expect(errors).toEqual([]);
  expect(city.sent).toHaveLength(before + 1);
  return city.sent.at(-1)?.values.code as string;
}
const otherThan = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");

async function signedIn(mobile = newMobile(), name = "Simran Kaur"): Promise<Session> {
  const { data } = await city.identity<Verified>(VERIFY, { mobile, code: await codeFor(mobile), name });
  return (data as Verified).verifyOtp;
}

test("a new citizen signs in with number, code and name, and is who they say", async () => {
  const mobile = newMobile();
  const { data } = await city.identity<{ requestOtp: { sentTo: string; expiresAt: string; resendAt: string } }>(REQUEST, {
    mobile: `+91 ${mobile}`,
  });
  expect(data?.requestOtp.sentTo).toBe(`••••••${mobile.slice(-4)}`);
  const message = city.sent.at(-1);
  expect(message).toMatchObject({ channel: "sms", to: mobile, template: "otp", locale: "en", values: { minutes: 5 } });
  const verified = await city.identity<Verified>(VERIFY, { mobile: `0${mobile}`, code: message?.values.code, name: " Simran   Kaur " });
  const token = verified.data?.verifyOtp.accessToken as string;
  const me = await city.identity<{ me: object }>("{ me { id kind name mobile locale cities { city } accesses { who } } }", {}, { token });
  expect(me.data?.me).toEqual({
    id: decodeJwt(token).sub,
    kind: "citizen",
    name: "Simran Kaur",
    mobile,
    locale: "en",
    cities: [],
    accesses: [],
  });
});

test("the code is nowhere in clear: not in the database, not in the log of events", async () => {
  const mobile = newMobile();
  const code = await codeFor(mobile);
  const [row] = await city.sql<{ code_hash: string }>("select * from one_time_code where mobile = ?", [mobile]);
  expect(JSON.stringify(row)).not.toContain(`"${code}"`);
  expect(row?.code_hash).toMatch(/^[0-9a-f]{64}$/);
});

test("the message is asked for in the citizen's language", async () => {
  await city.identity(REQUEST, { mobile: newMobile() }, { locale: "ur", address: newAddress() });
  expect(city.sent.at(-1)?.locale).toBe("ur");
});

test("a new number without a name is asked for one, and the code stays good", async () => {
  const mobile = newMobile();
  const code = await codeFor(mobile);
  const asked = await city.identity(VERIFY, { mobile, code });
  expect(asked.code).toBe("BAD_USER_INPUT");
  expect(asked.errors[0]?.extensions.fields).toEqual([{ path: "name", code: "field.required", message: "This is needed." }]);
  expect((await city.identity(VERIFY, { mobile, code, name: "Ravi Kumar" })).errors).toEqual([]);
});

test("a citizen who comes back needs no name and is the same person", async () => {
  const mobile = newMobile();
  const first = await signedIn(mobile);
  city.pass(31);
  const again = await city.identity<Verified>(VERIFY, { mobile, code: await codeFor(mobile) });
  expect(decodeJwt(again.data?.verifyOtp.accessToken as string).sub).toBe(decodeJwt(first.accessToken).sub);
});

test("a wrong code is refused and counted; after five even the right one is", async () => {
  const mobile = newMobile();
  const code = await codeFor(mobile);
  for (let i = 0; i < 5; i++) {
    const answer = await city.identity(VERIFY, { mobile, code: otherThan(code), name: "Ravi Kumar" });
    expect(answer.errors[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", fields: [{ path: "code", code: "otp.wrong" }] });
  }
  expect((await city.identity(VERIFY, { mobile, code, name: "Ravi Kumar" })).code).toBe("RATE_LIMITED");
});

test("twenty guesses at once are no more than five", async () => {
  const mobile = newMobile();
  const code = await codeFor(mobile);
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => city.identity(VERIFY, { mobile, code: otherThan(code), name: "Ravi Kumar" })),
  );
  expect(answers.filter((one) => one.code === "BAD_USER_INPUT")).toHaveLength(5);
  expect(answers.filter((one) => one.code === "RATE_LIMITED")).toHaveLength(15);
});

test("an expired code is refused", async () => {
  const mobile = newMobile();
  const code = await codeFor(mobile);
  city.pass(300);
  const answer = await city.identity(VERIFY, { mobile, code, name: "Ravi Kumar" });
  expect(answer.errors[0]?.extensions.fields?.[0]).toMatchObject({ path: "code", code: "otp.expired" });
});

test("a code works once: replayed, even at the same moment, it is refused", async () => {
  const mobile = newMobile();
  const code = await codeFor(mobile);
  const both = await Promise.all([1, 2, 3].map(() => city.identity(VERIFY, { mobile, code, name: "Ravi Kumar" })));
  expect(both.filter((one) => one.errors.length === 0)).toHaveLength(1);
  expect((await city.identity(VERIFY, { mobile, code, name: "Ravi Kumar" })).code).toBe("BAD_USER_INPUT");
});

test("another number's code is refused", async () => {
  const code = await codeFor(newMobile());
  const victim = newMobile();
  const own = await codeFor(victim);
  if (own !== code) expect((await city.identity(VERIFY, { mobile: victim, code, name: "Ravi Kumar" })).code).toBe("BAD_USER_INPUT");
});

test("only the newest code counts", async () => {
  const mobile = newMobile();
  const first = await codeFor(mobile);
  city.pass(30);
  const second = await codeFor(mobile);
  if (first !== second) expect((await city.identity(VERIFY, { mobile, code: first, name: "Ravi Kumar" })).code).toBe("BAD_USER_INPUT");
  expect((await city.identity(VERIFY, { mobile, code: second, name: "Ravi Kumar" })).errors).toEqual([]);
});

test("another code within thirty seconds is refused with the seconds to wait, and nothing is sent", async () => {
  const mobile = newMobile();
  await codeFor(mobile);
  const before = city.sent.length;
  city.pass(10);
  const answer = await city.identity(REQUEST, { mobile }, { address: newAddress() });
  expect(answer.code).toBe("RATE_LIMITED");
  expect(answer.errors[0]?.message).toContain("20 seconds");
  expect(city.sent).toHaveLength(before);
});

test("one number gets five codes an hour, asked for from wherever; the next hour it gets more", async () => {
  const mobile = newMobile();
  for (let i = 0; i < 5; i++) {
    await codeFor(mobile);
    city.pass(31);
  }
  expect((await city.identity(REQUEST, { mobile }, { address: newAddress() })).code).toBe("RATE_LIMITED");
  city.pass(3600);
  await codeFor(mobile);
});

test("one address gets sixty codes an hour, however many it asks for at once; a whole IPv6 network is one address", async () => {
  const address = (i: number) => `2001:db8:77:1::${(i + 1).toString(16)}`;
  const answers = await Promise.all(
    Array.from({ length: 70 }, (_, i) => city.identity(REQUEST, { mobile: newMobile() }, { address: address(i) })),
  );
  expect(answers.filter((one) => one.errors.length === 0)).toHaveLength(60);
  expect(answers.filter((one) => one.code === "RATE_LIMITED")).toHaveLength(10);
});

test("the answer is the same for a number with an account and one without", async () => {
  const known = newMobile();
  await signedIn(known);
  city.pass(31);
  const shape = async (mobile: string) => {
    const { data, errors } = await city.identity<{ requestOtp: { sentTo: string } }>(REQUEST, { mobile }, { address: newAddress() });
    return { errors, requestOtp: { ...data?.requestOtp, sentTo: data?.requestOtp.sentTo.slice(0, 6) } };
  };
  expect(await shape(known)).toEqual(await shape(newMobile()));
});

test("while the message service is away the caller is told, and need not wait to try again", async () => {
  const mobile = newMobile();
  city.messagesAway = true;
  const answer = await city.identity(REQUEST, { mobile }, { address: newAddress() });
  expect(answer.errors).toHaveLength(1);
  city.messagesAway = false;
  await codeFor(mobile);
});

test("what is no number, no code or no name is refused with the field, in the caller's language", async () => {
  const number = await city.identity(REQUEST, { mobile: "12345" }, { locale: "hi" });
  expect(number.errors[0]?.extensions.fields).toEqual([
    { path: "mobile", code: "field.mobile", message: "दस अंकों का मोबाइल नंबर लिखें, जो 6, 7, 8 या 9 से शुरू हो।" },
  ]);
  const mobile = newMobile();
  expect((await city.identity(VERIFY, { mobile, code: "12" })).errors[0]?.extensions.fields?.[0]?.path).toBe("code");
  const code = await codeFor(mobile);
  expect((await city.identity(VERIFY, { mobile, code, name: "<script>" })).errors[0]?.extensions.fields?.[0]?.path).toBe("name");
  expect(
    (await city.identity(VERIFY, { mobile, code: code.replace(/\d/g, (d) => "۰۱۲۳۴۵۶۷۸۹"[Number(d)] as string), name: "راوی کمار" }))
      .errors,
  ).toEqual([]);
});

test("citizens change their name, language and e-mail; bad ones are named field by field", async () => {
  const { accessToken: token } = await signedIn();
  const UPDATE = "mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { name locale email } }";
  const done = await city.identity(UPDATE, { input: { name: "سمرن کور", locale: "ur", email: "simran@example.org" } }, { token });
  expect(done.data).toEqual({ updateProfile: { name: "سمرن کور", locale: "ur", email: "simran@example.org" } });
  const kept = await city.identity(UPDATE, { input: { email: "" } }, { token });
  expect(kept.data).toEqual({ updateProfile: { name: "سمرن کور", locale: "ur", email: null } });
  const bad = await city.identity(UPDATE, { input: { name: "x", locale: "xx", email: "no" } }, { token });
  expect(bad.errors[0]?.extensions.fields?.map((field) => field.path)).toEqual(["input.name", "input.locale", "input.email"]);
  expect((await city.identity(UPDATE, { input: { locale: "hi" } })).code).toBe("UNAUTHENTICATED");
});

test("a clerk's citizen is found again at sign-in, and keeps the name they give themselves", async () => {
  const mobile = newMobile();
  const call = (name: string) =>
    city.services("identity").call<{ id: string }>("identity", "ensureCitizen", { mobile: `+91${mobile}`, name });
  const { id } = await call("Tarsem Lal");
  expect((await call("Someone Else")).id).toBe(id);
  const { data } = await city.identity<Verified>(VERIFY, { mobile, code: await codeFor(mobile) }, { locale: "hi" });
  const token = data?.verifyOtp.accessToken as string;
  expect(decodeJwt(token).sub).toBe(id);
  expect((await city.identity("{ me { name locale } }", {}, { token })).data).toEqual({ me: { name: "Tarsem Lal", locale: "hi" } });
  const refused = await call("x").catch((error: { fields: { path: string }[] }) => error.fields.map((field) => field.path));
  expect(refused).toEqual(["input.onBehalfOf.name"]);
});

test("contacts are given to subgraphs with a service token for that very call, and to nobody else", async () => {
  const mobile = newMobile();
  const { accessToken } = await signedIn(mobile);
  const personId = decodeJwt(accessToken).sub as string;
  const { services, platform } = { services: city.services("identity"), platform: city.platform };
  expect(await services.call("identity", "contactOf", { personId })).toEqual({
    id: personId,
    name: "Simran Kaur",
    mobile,
    email: null,
    locale: "en",
  });
  expect(await services.call("identity", "contacts", { personIds: [personId, randomUUID()] })).toMatchObject({
    contacts: [{ id: personId, mobile }],
  });
  const over = async (token: string) => {
    const answer = await city.app.inject({
      method: "POST",
      url: "/identity/service/contactOf",
      payload: { personId },
      headers: { authorization: `Bearer ${token}` },
    });
    return answer.statusCode;
  };
  const token = (change: object) =>
    signServiceToken({
      secret: platform.secrets.service,
      from: "complaints",
      to: "identity",
      call: "contactOf",
      now: city.clock.now,
      ...change,
    });
  expect(await over(await token({}))).toBe(200);
  expect(await over(await token({ secret: "another-secret-0123456789" }))).toBe(403);
  expect(await over(await token({ call: "ensureCitizen" }))).toBe(403);
  expect(await over(await token({ to: "billing" }))).toBe(403);
  expect(await over(accessToken)).toBe(403);
  expect(await over("")).toBe(403);
});

test("people see who looked at their contact, when, why and for which case; nobody else does", async () => {
  const { accessToken: token } = await signedIn();
  const personId = decodeJwt(token).sub as string;
  const services = city.services("identity");
  const event = {
    source: "complaints",
    type: "case.contact-revealed",
    key: personId,
    at: city.clock.now,
    position: "1/2/3",
    payload: {
      personId,
      service: "complaints",
      caseId: randomUUID(),
      caseNumber: "PB-ASR-PGR-2026-27-000001",
      city: "pb.amritsar",
      byId: randomUUID(),
      byName: "Gurpreet Kaur",
      byDesignation: "Grievance Routing Officer",
      reason: "To ask for the house number",
      at: "2026-11-24T06:00:00.000Z",
    },
  };
  // Delivered twice, shown once.
  for (let i = 0; i < 2; i++) await services.transact((tx) => recordAccess.apply(event as never, tx, services));
  const ME = "{ me { accesses { who when why caseNumber } } }";
  expect((await city.identity(ME, {}, { token })).data).toEqual({
    me: {
      accesses: [
        {
          who: "Gurpreet Kaur, Grievance Routing Officer",
          when: "2026-11-24T06:00:00.000Z",
          why: "To ask for the house number",
          caseNumber: "PB-ASR-PGR-2026-27-000001",
        },
      ],
    },
  });
  expect((await city.identity(ME, {}, { token: (await signedIn()).accessToken })).data).toEqual({ me: { accesses: [] } });
  expect((await city.identity(ME)).data).toEqual({ me: { accesses: [] } });
});
