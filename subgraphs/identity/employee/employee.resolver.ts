import { PageArgs, type RequestContext } from "@civicgraph/kit";
import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import { createEmployee } from "./create-employee.ts";
import { CreateEmployeeInput, UpdateEmployeeInput } from "./employee.inputs.ts";
import { Employee, EmployeeConnection, EmployeeCreated, Role } from "./employee.type.ts";
import { employeesById, listEmployees } from "./read-employees.ts";
import { resetPassword } from "./reset-password.ts";
import { setEmployeeActive } from "./set-employee-active.ts";
import { updateEmployee } from "./update-employee.ts";

const byId = async (id: string, ctx: RequestContext): Promise<Employee> => (await employeesById([id], ctx))[0] as Employee;

@Resolver(() => Employee)
export class EmployeeResolver {
  @Query(() => EmployeeConnection, { description: "Employees of a city by name. Needs `identity.employees.read`." })
  employees(
    @Arg("city", () => ID, { description: "Code of the city." }) city: string,
    @Arg("search", () => String, { nullable: true, description: "Part of a name or user name, or a code of a role or department." }) search:
      | string
      | null,
    @Arg("role", () => String, { nullable: true, description: "Only those with this role, by its code." }) role: string | null,
    @Arg("department", () => String, { nullable: true, description: "Only those of this department, by its code." }) department:
      | string
      | null,
    @Arg("active", () => Boolean, { nullable: true, description: "Only those active, or only those not." }) active: boolean | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: RequestContext,
  ) {
    return listEmployees({ city, search, role, department, active, ...page }, ctx);
  }

  @Query(() => Employee, { nullable: true, description: "One employee. Null where there is none, or nobody is signed in." })
  async employee(@Arg("id", () => ID, { description: "UUID." }) id: string, @Ctx() ctx: RequestContext): Promise<Employee | null> {
    return (await employeesById([id], ctx))[0] ?? null;
  }

  @Query(() => [Role], { description: "The roles that an employee can hold. UNAUTHENTICATED signed out." })
  roles(@Ctx() ctx: RequestContext): Role[] {
    ctx.viewer.requireId();
    // A partner's role may have no text here: its code is its name.
    const text = (key: string, other: string) => (ctx.t(key) === key ? other : ctx.t(key));
    return ctx.roles
      .map((code) => ({ code, name: text(`role.${code}`, code), description: text(`role.${code}.description`, "") }))
      .sort((a, b) => a.name.localeCompare(b.name, ctx.locale));
  }

  @Mutation(() => EmployeeCreated, { description: "Creates an employee. Needs `identity.employees.manage` in the city." })
  async createEmployee(
    @Arg("input", () => CreateEmployeeInput, { description: "The employee." }) input: CreateEmployeeInput,
    @Ctx() ctx: RequestContext,
  ): Promise<EmployeeCreated> {
    const { id, temporaryPassword } = await createEmployee(input, ctx);
    return { employee: await byId(id, ctx), temporaryPassword };
  }

  @Mutation(() => Employee, { description: "Changes an employee; new rights count at once." })
  async updateEmployee(
    @Arg("input", () => UpdateEmployeeInput, { description: "The changes." }) input: UpdateEmployeeInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Employee> {
    return byId(await updateEmployee(input, ctx), ctx);
  }

  @Mutation(() => Employee, { description: "Ends an employee's access at once. CONFLICT where they are inactive already." })
  async deactivateEmployee(
    @Arg("id", () => ID, { description: "UUID." }) id: string,
    @Arg("reason", () => String, { description: "Why, 3 to 500 characters." }) reason: string,
    @Ctx() ctx: RequestContext,
  ): Promise<Employee> {
    return byId(await setEmployeeActive({ id, reason, active: false }, ctx), ctx);
  }

  @Mutation(() => Employee, { description: "Gives an employee their access back." })
  async reactivateEmployee(
    @Arg("id", () => ID, { description: "UUID." }) id: string,
    @Arg("reason", () => String, { description: "Why, 3 to 500 characters." }) reason: string,
    @Ctx() ctx: RequestContext,
  ): Promise<Employee> {
    return byId(await setEmployeeActive({ id, reason, active: true }, ctx), ctx);
  }

  @Mutation(() => EmployeeCreated, {
    description: "A new temporary password for an employee who lost theirs; their sessions end. Needs `identity.employees.manage`.",
  })
  async resetEmployeePassword(
    @Arg("id", () => ID, { description: "UUID." }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<EmployeeCreated> {
    const { temporaryPassword } = await resetPassword(id, ctx);
    return { employee: await byId(id, ctx), temporaryPassword };
  }
}
