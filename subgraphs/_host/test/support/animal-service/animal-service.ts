import {
  Case,
  ComplainantInput,
  defineCaseService,
  defineSubgraph,
  type FileInput,
  mayReadCase,
  type SubgraphDefinition,
} from "@civicgraph/kit";
import { Entity, Property } from "@mikro-orm/decorators/legacy";
import { Migration } from "@mikro-orm/migrations";
import { Directive, Field, ID, InputType, ObjectType } from "type-graphql";
import { animalManifest } from "./animal-manifest.ts";

/**
 * A whole service made with the kit, for tests that need more than one: `animalService("dogs", "Dog")` gives `fileDog`, `actOnDog`
 * and `dog`. Every call makes classes of its own, so that any number of them run in one city.
 */
export function animalService(name: string, typeName: string, paid = false): SubgraphDefinition {
  const manifest = animalManifest(name, typeName, paid);
  const { [typeName]: Animal } = { [typeName]: class extends Case {} } as Record<string, new () => Case & Own>;
  if (!Animal) throw new Error("a class has a name");
  Property({ type: "text" })(Animal.prototype, "animalName");
  Property({ type: "text" })(Animal.prototype, "kept");
  Property({ type: "text", nullable: true })(Animal.prototype, "vaccinated");
  for (const own of ["animalName", "kept", "vaccinated"])
    Field(() => String, { nullable: true, description: "As it was filled in." })(Animal.prototype, own);
  Entity({ tableName: "animal" })(Animal);
  ObjectType(typeName, { implements: Case, description: "A registration of an animal." })(Animal);
  Directive('@key(fields: "id")')(Animal);

  @InputType(`File${typeName}Input`, { description: "An animal to be registered." })
  class FileAnimalInput implements FileInput {
    @Field(() => ID, { nullable: true, description: "UUID chosen by the client." })
    id?: string | null;

    @Field(() => ID, { description: "Code of the city." })
    city!: string;

    @Field(() => String, { nullable: true, description: "How it reached the city." })
    channel?: string | null;

    @Field(() => ComplainantInput, { nullable: true, description: "For whom a clerk files." })
    onBehalfOf?: ComplainantInput | null;

    @Field(() => String, { description: "Its name." })
    animalName!: string;

    @Field(() => String, { description: "`house` or `yard`." })
    kept!: string;

    @Field(() => String, { nullable: true, description: "Where and when it was vaccinated." })
    vaccinated?: string | null;
  }

  const service = defineCaseService<Case & Own, FileAnimalInput>({
    manifest,
    type: Animal,
    fileInput: FileAnimalInput,
    guards: {},
    guardSettings: [],
    ...(paid ? { fee: () => ({ lines: [{ head: "ANIMAL_FEE", amount: 50_000 }] }) } : {}),
    slaHours: async () => manifest.service.workflow.slaHours,
    prepare: async (input) => ({
      department: null,
      wardCode: null,
      localityCode: null,
      categoryCode: null,
      summaryTexts: { en: input.animalName },
      slaHours: manifest.service.workflow.slaHours,
      own: { animalName: input.animalName, kept: input.kept, vaccinated: input.vaccinated ?? null },
    }),
  });

  return defineSubgraph({
    manifest,
    folder: import.meta.dirname,
    entities: [Animal],
    resolvers: service.resolvers,
    orphanedTypes: [Animal],
    migrations: [AnimalMigration],
    references: {
      async [typeName](keys, ctx) {
        const found = await ctx.em.find(Animal, { id: { $in: keys.map((key) => String(key.id)) } });
        const readable = found.filter((one) => mayReadCase(ctx.viewer, { ...one, city: one.cityCode, ward: one.wardCode }, `${name}.read`));
        return keys.map((key) => readable.find((one) => one.id === key.id) ?? null);
      },
    },
    serviceCalls: service.serviceCalls,
    cron: service.cron,
    jobs: service.jobs,
    consumers: service.consumers,
  });
}

interface Own {
  animalName: string;
  kept: string;
  vaccinated: string | null;
}

class AnimalMigration extends Migration {
  override up(): void {
    this.addSql(`create table animal (
      id uuid not null primary key, number text not null unique, service text not null, city text not null, department text, ward_code text, locality_code text, category_code text, channel text,
      state text not null, version integer not null, filer_id uuid not null, filer_name text, filer_mobile text, created_by uuid not null, payload_hash text not null,
      assignee_ids uuid[] not null default '{}', summary_texts jsonb not null, rating integer,
      filed_at timestamptz not null, due_at timestamptz, state_entered_at timestamptz not null, state_due_at timestamptz, closed_at timestamptz,
      escalation_level integer not null default 0, deadline_at timestamptz,
      animal_name text not null, kept text not null, vaccinated text)`);
    this.addSql("create index animal_deadline on animal (deadline_at) where deadline_at is not null");
  }
}
