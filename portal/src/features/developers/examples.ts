/**
 * The guide's worked examples, as data: the page shows them, the explorer loads them, and a test sends each to a real city in this order.
 * `‹name›` in the variables stands for what the reader knows (`city`, `mobile`, `code`) or what an earlier example answered (`keeps`).
 */
export interface Example {
  /** Also the key of its title and text: `developers.example.<id>.title`. */
  id: string;
  query: string;
  variables: Record<string, unknown>;
  /** Sent with the access token. */
  signedIn: boolean;
  /** What later examples take from the answer: name → path below `data`. */
  keeps: Record<string, string>;
}

export const EXAMPLES: readonly Example[] = [
  {
    id: "code",
    query: `mutation RequestCode($mobile: String!) {
  requestOtp(mobile: $mobile) { sentTo expiresAt resendAt }
}`,
    variables: { mobile: "‹mobile›" },
    signedIn: false,
    keeps: {},
  },
  {
    id: "signIn",
    query: `mutation SignIn($mobile: String!, $code: String!, $name: String) {
  verifyOtp(mobile: $mobile, code: $code, name: $name) { accessToken refreshToken expiresAt }
}`,
    variables: { mobile: "‹mobile›", code: "‹code›", name: "Harpreet Kaur" },
    signedIn: false,
    keeps: { accessToken: "verifyOtp.accessToken", refreshToken: "verifyOtp.refreshToken" },
  },
  {
    id: "services",
    query: `query Services($city: ID!) {
  services(city: $city) {
    id typeName label fileMutation actMutation readField
    form {
      pages { id title fields { name type label required maxLength optionsField } }
    }
  }
  complaintCategories(city: $city) { code name groupName keywords }
  city(code: $city) { localities(first: 5) { code name pincodes } }
}`,
    variables: { city: "‹city›" },
    signedIn: false,
    keeps: { category: "complaintCategories.0.code", locality: "city.localities.0.code" },
  },
  {
    id: "file",
    query: `mutation FileComplaint($input: FileComplaintInput!) {
  fileComplaint(input: $input) { id number version state { code label } dueAt }
}`,
    variables: {
      input: {
        id: "‹newId›",
        city: "‹city›",
        category: "‹category›",
        description: "The street light outside the school has been dark for two weeks.",
        locality: "‹locality›",
        landmark: "Opposite the temple",
        attachments: ["‹receipt›"],
      },
    },
    signedIn: true,
    keeps: { complaint: "fileComplaint.id", version: "fileComplaint.version" },
  },
  {
    id: "cases",
    query: `query MyCases($first: Int!, $after: String) {
  myCases(first: $first, after: $after) {
    nodes {
      id number service state { code label } dueAt summary
      ... on Complaint { category { code name } description }
    }
    pageInfo { hasNextPage endCursor }
    totalCount
  }
}`,
    variables: { first: 1, after: null },
    signedIn: true,
    keeps: { cursor: "myCases.pageInfo.endCursor" },
  },
  {
    id: "page",
    query: `query NextPage($first: Int!, $after: String) {
  myCases(first: $first, after: $after) {
    edges { cursor node { id number state { label } } }
    pageInfo { hasNextPage endCursor }
  }
}`,
    variables: { first: 20, after: "‹cursor›" },
    signedIn: true,
    keeps: {},
  },
  {
    id: "read",
    query: `query Complaint($id: ID!) {
  complaint(id: $id) {
    number version state { code label } assignees { name designation }
    timeline { at action { label } comment attachments { thumbnailUrl } }
    actions { code label allowed why { code message } needs { name type required } }
  }
}`,
    variables: { id: "‹complaint›" },
    signedIn: true,
    keeps: { version: "complaint.version" },
  },
  {
    id: "act",
    query: `mutation Comment($input: ActOnComplaintInput!) {
  actOnComplaint(input: $input) { version state { code } timeline { at action { label } comment } }
}`,
    variables: { input: { id: "‹complaint›", version: "‹version›", action: "COMMENT", comment: "It is the third pole from the corner." } },
    signedIn: true,
    keeps: { version: "actOnComplaint.version" },
  },
  {
    id: "refresh",
    query: `mutation Refresh($refreshToken: String!) {
  refreshSession(refreshToken: $refreshToken) { accessToken refreshToken expiresAt }
}`,
    variables: { refreshToken: "‹refreshToken›" },
    signedIn: false,
    keeps: { accessToken: "refreshSession.accessToken", refreshToken: "refreshSession.refreshToken" },
  },
];

/** A photo goes to the edge as a form, before the case that it belongs to. Its receipt is the `id` of the answer. */
export const UPLOAD = { path: "/upload", field: "file", before: "file", keeps: "receipt" } as const;
