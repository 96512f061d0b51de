import { operation } from "../document.ts";
import type { Page } from "./mine.ts";

export interface Delivery {
  id: string;
  channel: string;
  state: string;
  attempts: number;
  lastError: string | null;
  queuedAt: string;
  nextTryAt: string | null;
  settledAt: string | null;
  case: { service: string; id: string; number: string };
}

export const DeliveriesQuery = operation<
  { deliveries: Page<Delivery> },
  { city: string; state: string | null; after: string | null }
>(/* GraphQL */ `
  query Deliveries($city: ID!, $state: String, $after: String) {
    deliveries(city: $city, state: $state, first: 50, after: $after) {
      nodes { id channel state attempts lastError queuedAt nextTryAt settledAt case { service id number } }
      totalCount pageInfo { hasNextPage endCursor }
    }
  }
`);

export const RetryDeliveriesMutation = operation<{ retryDeliveries: number }, { city: string; ids: string[] }>(/* GraphQL */ `
  mutation RetryDeliveries($city: ID!, $ids: [ID!]!) {
    retryDeliveries(city: $city, ids: $ids)
  }
`);

export interface Part {
  name: string;
  answers: boolean;
  parked: number;
  faults: { check: string; fault: string }[];
}

export interface ParkedEvent {
  id: string;
  subgraph: string;
  consumer: string;
  source: string;
  type: string;
  key: string;
  happenedAt: string;
  attempts: number;
  nextTryAt: string;
  fault: string;
  waiting: number;
}

export const OperationsQuery = operation<
  { operations: { parts: Part[]; parkedEvents: ParkedEvent[] }; services: { id: string; label: string }[] },
  { city: string }
>(/* GraphQL */ `
  query Operations($city: ID!) {
    operations {
      parts { name answers parked faults { check fault } }
      parkedEvents { id subgraph consumer source type key happenedAt attempts nextTryAt fault waiting }
    }
    services(city: $city) { id label }
  }
`);

export const RetryParkedEventsMutation = operation<{ retryParkedEvents: number }, { ids: string[] }>(/* GraphQL */ `
  mutation RetryParkedEvents($ids: [ID!]!) {
    retryParkedEvents(ids: $ids)
  }
`);
