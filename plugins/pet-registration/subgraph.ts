import { defineSubgraph } from "@civicgraph/kit";
import { manifest } from "./manifest.ts";
import { Migration20261127_initial } from "./migrations/20261127-initial.ts";
import { keepYearsCron } from "./pet/keep-years.ts";
import { PetRegistration } from "./pet/pet.entity.ts";
import { petService } from "./pet/pet.service.ts";

export default defineSubgraph({
  ...petService,
  manifest,
  folder: import.meta.dirname,
  entities: [PetRegistration],
  orphanedTypes: [PetRegistration],
  migrations: [Migration20261127_initial],
  cron: [...petService.cron, keepYearsCron],
});
