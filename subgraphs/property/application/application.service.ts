import { type CaseBehaviour, defineCaseService } from "@civicgraph/kit";
import { manifest } from "../manifest.ts";
import { PropertyApplication } from "./application.entity.ts";
import { FilePropertyApplicationInput } from "./application.inputs.ts";
import { approveApplication } from "./approve-application.ts";
import { prepareApplication } from "./prepare-application.ts";

/** The application as a case: what the kit cannot know from the manifest. */
export const applicationBehaviour: CaseBehaviour<PropertyApplication, FilePropertyApplicationInput> = {
  manifest,
  type: PropertyApplication,
  fileInput: FilePropertyApplicationInput,
  prepare: prepareApplication,
  guards: {},
  guardSettings: [],
  slaHours: async () => manifest.service.workflow.slaHours,
  async onAction(application, action, _input, tx, ctx) {
    if (action.code === "APPROVE") await approveApplication(application, tx, ctx);
  },
};

export const applicationService = defineCaseService(applicationBehaviour);
