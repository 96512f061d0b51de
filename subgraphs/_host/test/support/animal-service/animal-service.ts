import { Case, caseTableSql, defineCaseService, defineSubgraph, FileCaseInput, type SubgraphDefinition } from "@civicgraph/kit";
import { Entity, Property } from "@mikro-orm/decorators/legacy";
import { Migration } from "@mikro-orm/migrations";
import { Directive, Field, InputType, ObjectType } from "type-graphql";
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
  class FileAnimalInput extends FileCaseInput {
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
    references: service.references,
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
    for (const sql of caseTableSql("animal", "animal_name text not null, kept text not null, vaccinated text")) this.addSql(sql);
  }
}
