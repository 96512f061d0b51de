import type { ReactNode } from "react";
import type { IconName } from "../../ui/icon.tsx";
import { Empty } from "../../ui/surfaces.tsx";

/** A page that could not be: what happened, what was kept, what to do. */
export function Trouble({
  icon = "alert",
  title,
  text,
  code,
  children,
}: {
  icon?: IconName;
  title: string;
  text: string;
  code?: string | null;
  children?: ReactNode;
}) {
  return (
    <Empty icon={icon} title={title}>
      <p>{text}</p>
      {code ? (
        <p className="number">
          <code>{code}</code>
        </p>
      ) : null}
      {children}
    </Empty>
  );
}
