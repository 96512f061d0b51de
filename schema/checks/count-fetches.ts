import { operationFromDocument, Supergraph } from "@apollo/federation-internals";
import { type PlanNode, QueryPlanner } from "@apollo/query-planner";
import { parse } from "graphql";

/** How many requests to subgraphs an operation takes on a supergraph, by Apollo's planner; the same for an entity of one as of fifty. */
export function countFetches(supergraphSdl: string, operation: string): number {
  const supergraph = Supergraph.build(supergraphSdl);
  const planner = new QueryPlanner(supergraph);
  const plan = planner.buildQueryPlan(operationFromDocument(supergraph.apiSchema(), parse(operation)));
  return plan.node ? fetchesOf(plan.node as PlanNode) : 0;
}

function fetchesOf(node: PlanNode): number {
  switch (node.kind) {
    case "Fetch":
      return 1;
    case "Flatten":
      return fetchesOf(node.node);
    case "Parallel":
    case "Sequence":
      return node.nodes.reduce((sum, one) => sum + fetchesOf(one), 0);
    default:
      return 0;
  }
}
