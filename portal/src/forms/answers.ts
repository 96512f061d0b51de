import type { FormField } from "../graphql/types.ts";

export interface Point {
  latitude: number;
  longitude: number;
  /** Metres, as the phone says. */
  accuracy?: number;
}

export interface Photo {
  /** The signed receipt that a command takes as attachment. */
  receipt: string;
  name: string;
  /** A small picture as data URL, so that the form can show what it keeps. */
  thumbnail: string | null;
}

/** What was answered to one field: text (codes and numbers too), a point, or photos. */
export type Answer = string | Point | Photo[];
/** Answers by the field's name. */
export type Answers = Record<string, Answer>;

export const isPoint = (answer: Answer | undefined): answer is Point => typeof answer === "object" && !Array.isArray(answer);
export const isPhotos = (answer: Answer | undefined): answer is Photo[] => Array.isArray(answer);
export const isGiven = (answer: Answer | undefined): answer is Answer =>
  answer !== undefined && answer !== "" && !(Array.isArray(answer) && answer.length === 0);

/** What a posted form says about a field; undefined where it says nothing. Photos come by another way (upload-photos.ts). */
export function readAnswer(field: FormField, form: FormData): Answer | undefined {
  if (field.type === "photos") return undefined;
  if (field.type === "point") {
    const [latitude, longitude, accuracy] = ["latitude", "longitude", "accuracy"].map((part) =>
      Number.parseFloat(String(form.get(`${field.name}.${part}`) ?? "")),
    );
    if (latitude === undefined || longitude === undefined || !(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) return "";
    return { latitude, longitude, ...(accuracy !== undefined && accuracy >= 0 ? { accuracy: Math.round(accuracy) } : {}) };
  }
  const value = form.get(field.name);
  if (typeof value !== "string") return undefined;
  return value.replace(/\r\n/g, "\n").trim();
}

/** Whether a field is asked, given the other answers. */
export function isAsked(field: FormField, answers: Answers): boolean {
  if (!field.when) return true;
  const other = answers[field.when.field];
  if (field.when.equals !== null) return String(other ?? "") === field.when.equals;
  if (field.when.notEquals != null) return String(other ?? "") !== field.when.notEquals;
  if (field.when.present !== null) return isGiven(other) === field.when.present;
  return true;
}

/** Answers as the mutation's input: names are paths, empty answers are left out. */
export function toInput(fields: readonly FormField[], answers: Answers): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const field of fields) {
    const answer = answers[field.name];
    if (!isGiven(answer) || !isAsked(field, answers)) continue;
    const path = field.name.split(".");
    const last = path.pop() as string;
    let place = input;
    for (const [index, part] of path.entries()) {
      // `units.0.area`: what follows is the place of a row, so this is a list.
      const inner = (place[part] ?? (/^\d+$/.test(path[index + 1] ?? "") ? [] : {})) as Record<string, unknown>;
      place[part] = inner;
      place = inner;
    }
    place[last] = inputValue(field, answer);
  }
  // A row that was left empty between two others is none.
  for (const [name, value] of Object.entries(input)) if (Array.isArray(value)) input[name] = value.filter((row) => row !== undefined);
  return input;
}

function inputValue(field: FormField, answer: Answer): unknown {
  if (isPhotos(answer)) return answer.map((photo) => photo.receipt);
  if (isPoint(answer)) return { latitude: answer.latitude, longitude: answer.longitude };
  return field.type === "integer" || field.type === "rating" ? Number(answer) : answer;
}
