import { ArrayMaxSize, IsIn, IsOptional, IsUUID, MaxLength } from "class-validator";
import { Field, ID, InputType } from "type-graphql";
import { ComplainantInput } from "../graphql/case-types.ts";
import type { FileInput } from "./case-behaviour.ts";

/** What every `File<Type>Input` has; a service's own class extends it with what its form asks. */
@InputType({ description: "What every filing has." })
export abstract class FileCaseInput implements FileInput {
  @Field(() => ID, { nullable: true, description: "UUID chosen by the client: sent again it is the same case." })
  @IsOptional()
  @IsUUID()
  id?: string | null;

  @Field(() => ID, { description: "Code of the city." })
  @MaxLength(60)
  city!: string;

  @Field(() => String, { nullable: true, description: "`web`, `mobile`, `counter` or `phone`." })
  @IsOptional()
  @IsIn(["web", "mobile", "counter", "phone"])
  channel?: string | null;

  @Field(() => [ID], { nullable: true, description: "Receipts of uploaded files, at most 5." })
  @IsOptional()
  @ArrayMaxSize(10)
  attachments?: string[] | null;

  @Field(() => ComplainantInput, { nullable: true, description: "The citizen for whom a clerk files." })
  onBehalfOf?: ComplainantInput | null;
}
