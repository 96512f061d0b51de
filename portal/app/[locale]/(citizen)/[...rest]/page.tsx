import { notFound } from "next/navigation";

/** Any address that nothing else answers: the designed 404 in the reader's language, inside the frame. */
export default function Unmatched(): never {
  notFound();
}
