export { DateScalar } from "@civicgraph/kit/graphql/day";
export { PaiseScalar } from "@civicgraph/kit/graphql/paise";
