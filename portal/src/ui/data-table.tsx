import type { ReactNode } from "react";
import styles from "./data-table.module.css";

export interface Column {
  key: string;
  label: string;
  /** Says for itself what it is (a box to tick, a state with its word): no label beside it on a phone. */
  plain?: boolean;
}

/** Rows of facts: a table on a desktop, a card each on a phone. The column named `head` names the row. */
export function DataTable({
  caption,
  columns,
  head,
  rows,
}: {
  caption: string;
  columns: Column[];
  head: string;
  rows: { key: string; cells: Record<string, ReactNode> }[];
}) {
  // Roles are told outright: a row that CSS lays out as a card would lose them.
  return (
    // biome-ignore lint/a11y/noRedundantRoles: see above
    <table className={styles.table} role="table">
      <caption className="visually-hidden">{caption}</caption>
      {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
      <thead role="rowgroup">
        {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
        <tr role="row">
          {columns.map((column) => (
            // biome-ignore lint/a11y/noRedundantRoles: see above
            <th key={column.key} scope="col" role="columnheader">
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
      <tbody role="rowgroup">
        {rows.map((row) => (
          // biome-ignore lint/a11y/noRedundantRoles: see above
          <tr key={row.key} role="row">
            {columns.map((column) => {
              const cell = row.cells[column.key];
              if (column.key === head)
                return (
                  // biome-ignore lint/a11y/noRedundantRoles: see above
                  <th key={column.key} scope="row" role="rowheader">
                    {cell}
                  </th>
                );
              return (
                // biome-ignore lint/a11y/noRedundantRoles: see above
                <td key={column.key} role="cell">
                  {cell === null || cell === undefined || cell === "" ? null : (
                    <>
                      {column.plain ? null : (
                        <span className={styles.label} aria-hidden="true">
                          {column.label}
                        </span>
                      )}
                      {cell}
                    </>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
