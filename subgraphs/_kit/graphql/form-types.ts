import type { FormDefinition, FormFieldDefinition } from "@civicgraph/plugin-sdk";
import { Directive, Field, ID, Int, ObjectType } from "type-graphql";
import type { Translate } from "../locales.ts";

@ObjectType({ description: "A choice in a form." })
@Directive("@shareable")
export class FormOption {
  @Field(() => String, { description: "The value to send." })
  value!: string;

  @Field(() => String, { description: "Its name in the reader's language." })
  label!: string;

  @Field(() => String, { nullable: true, description: "The heading under which it stands." })
  group!: string | null;

  @Field(() => [String], { description: "Words by which people look for it." })
  keywords!: string[];
}

@ObjectType({ description: "A field is asked only when another field has a value." })
@Directive("@shareable")
export class FormWhen {
  @Field(() => String, { description: "Name of the other field." })
  field!: string;

  @Field(() => String, { nullable: true, description: "The value it must have." })
  equals!: string | null;

  @Field(() => String, { nullable: true, description: "The value it must not have." })
  notEquals!: string | null;

  @Field(() => Boolean, { nullable: true, description: "Whether it must be filled at all." })
  present!: boolean | null;
}

@ObjectType({ description: "A field of a form. `name` is its path in the mutation's input." })
@Directive("@shareable")
export class FormField {
  @Field(() => String, { description: "Path in the input, e.g. `description` or `onBehalfOf.name`." })
  name!: string;

  @Field(() => String, {
    description:
      "`text`, `longText`, `integer`, `date` (`2026-11-26`), `mobile`, `pincode`, `choice`, `category`, `point`, `locality`, `photos`, `rating`, `employee` or `group`.",
  })
  type!: string;

  @Field(() => String, { description: "The label in the reader's language." })
  label!: string;

  @Field(() => String, { nullable: true, description: "A sentence of help." })
  help!: string | null;

  @Field(() => Boolean, { description: "Whether it must be filled." })
  required!: boolean;

  @Field(() => Int, { nullable: true, description: "Fewest characters." })
  minLength!: number | null;

  @Field(() => Int, { nullable: true, description: "Most characters." })
  maxLength!: number | null;

  @Field(() => Int, { nullable: true, description: "Least value." })
  min!: number | null;

  @Field(() => Int, { nullable: true, description: "Greatest value." })
  max!: number | null;

  @Field(() => Int, { nullable: true, description: "For files and groups: how many at most." })
  maxItems!: number | null;

  @Field(() => [FormOption], { nullable: true, description: "The choices, where they are known beforehand." })
  options!: FormOption[] | null;

  @Field(() => String, {
    nullable: true,
    description: "Root field that gives the choices in a city: `<field>(city: ID!) { code name group groupName keywords }`.",
  })
  optionsField!: string | null;

  @Field(() => FormWhen, { nullable: true, description: "Asked only under this condition; within a group of a field of the same row." })
  when!: FormWhen | null;

  @Field(() => [FormField], {
    nullable: true,
    description: "For `group`: what each row asks. Its answer is a list of objects of these fields.",
  })
  fields!: FormField[] | null;

  @Field(() => Int, { nullable: true, description: "For `group`: how many rows at least." })
  minItems!: number | null;

  @Field(() => String, { nullable: true, description: "For `group`: what one row is, in the reader's language." })
  itemLabel!: string | null;
}

@ObjectType({ description: "One page of a form: one question." })
@Directive("@shareable")
export class FormPage {
  @Field(() => ID, { description: "Id of the page within the form." })
  id!: string;

  @Field(() => String, { description: "The question, in the reader's language." })
  title!: string;

  @Field(() => String, { nullable: true, description: "A sentence of help." })
  help!: string | null;

  @Field(() => Boolean, { description: "Asked only of a clerk who files for somebody else." })
  onBehalfOnly!: boolean;

  @Field(() => [FormField], { description: "The fields of the page." })
  fields!: FormField[];
}

@ObjectType({ description: "A form as data." })
@Directive("@shareable")
export class Form {
  @Field(() => ID, { description: "Id of the form." })
  id!: string;

  @Field(() => [FormPage], { description: "Its pages, in order." })
  pages!: FormPage[];
}

/** A field of the definition, in one language. */
export function renderField(field: FormFieldDefinition, t: Translate): FormField {
  return {
    name: field.name,
    type: field.type,
    label: t(field.label),
    help: field.help ? t(field.help) : null,
    required: field.required,
    minLength: field.minLength ?? null,
    maxLength: field.maxLength ?? null,
    min: field.min ?? null,
    max: field.max ?? null,
    maxItems: field.maxItems ?? null,
    options: field.options?.map((option) => ({ value: option.value, label: t(option.label), group: null, keywords: [] })) ?? null,
    optionsField: field.optionsField ?? null,
    when: field.when
      ? {
          field: field.when.field,
          equals: field.when.equals === undefined ? null : String(field.when.equals),
          notEquals: field.when.notEquals === undefined ? null : String(field.when.notEquals),
          present: field.when.present ?? null,
        }
      : null,
    fields: field.fields?.map((one) => renderField(one, t)) ?? null,
    minItems: field.type === "group" ? (field.minItems ?? 1) : null,
    itemLabel: field.itemLabel ? t(field.itemLabel) : null,
  };
}

/** A form definition in one language. */
export function renderForm(form: FormDefinition, t: Translate): Form {
  return {
    id: form.id,
    pages: form.pages.map((page) => ({
      id: page.id,
      title: t(page.title),
      help: page.help ? t(page.help) : null,
      onBehalfOnly: page.onBehalfOnly ?? false,
      fields: page.fields.map((field) => renderField(field, t)),
    })),
  };
}
