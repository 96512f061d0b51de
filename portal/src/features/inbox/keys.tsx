import type { MessageKey, Translate } from "../../messages/translate.ts";
import { KeysIsland } from "./keys-island.tsx";

const KEYS: readonly [string, MessageKey][] = [
  ["/", "keys.search"],
  ["j", "keys.next"],
  ["k", "keys.previous"],
  ["Enter", "keys.open"],
  ["x", "keys.select"],
  ["a", "keys.act"],
  ["?", "keys.help"],
];

/** The keys of those who work with a keyboard, with the page that explains them. */
export function Keys({ t, searchPath }: { t: Translate; searchPath: string }) {
  return (
    <KeysIsland
      searchPath={searchPath}
      keys={KEYS.map(([key, label]) => ({ key, label: t(label) }))}
      texts={{ title: t("keys.title"), use: t("keys.use"), close: t("keys.close") }}
    />
  );
}
