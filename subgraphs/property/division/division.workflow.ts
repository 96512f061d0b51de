import type { Workflow } from "@civicgraph/plugin-sdk";
import { applicationWorkflow } from "../application/application.workflow.ts";

/** Bifurcation and amalgamation pass the same desks as a registration; DIGIT knows them as reasons of creation. There is no entry of old records among them. */
export const divisionWorkflow: Workflow = {
  ...applicationWorkflow,
  states: applicationWorkflow.states.filter((state) => state.code !== "APPROVALPENDING"),
  actions: applicationWorkflow.actions
    .filter((action) => action.to !== "APPROVALPENDING")
    .map((action) => ({ ...action, from: action.from.filter((state) => state !== "APPROVALPENDING") }))
    .filter((action) => action.from.length > 0),
};
