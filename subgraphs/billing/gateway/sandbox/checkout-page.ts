import { CALLBACKS } from "./callbacks.ts";
import type { SandboxOrder } from "./orders.ts";

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);

const explanations: Record<(typeof CALLBACKS)[number], string> = {
  prompt: "The callback comes at once",
  delayed: "The callback comes late",
  duplicated: "The callback comes three times",
  outOfOrder: "A failed attempt is reported after the success",
  forged: "A forged callback says it was paid",
  lost: "No callback comes",
};

/** The provider's hosted page. A developer's tool, in English: the city's own pages speak the payer's language. */
export function checkoutPage(order: SandboxOrder): string {
  const amount = new Intl.NumberFormat("en-IN", { style: "currency", currency: "INR" }).format(order.amount / 100);
  const options = CALLBACKS.map((one) => `<option value="${one}">${explanations[one]}</option>`).join("");
  const form =
    order.state === "pending"
      ? `<form method="post"><label>What becomes of the callback <select name="callback">${options}</select></label>
         <button name="outcome" value="paid">Pay ${amount}</button><button name="outcome" value="failed">Let it fail</button></form>`
      : `<p>This order is ${order.state}. <a href="${escapeHtml(order.returnUrl)}">Back to the city</a></p>`;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Sandbox payment</title>
<style>body{font:18px/1.5 system-ui;max-width:32rem;margin:2rem auto;padding:0 1rem}label,button,select{display:block;width:100%;margin:.75rem 0;font:inherit;min-height:44px}</style>
<h1>Sandbox payment</h1><p>No money moves here. ${escapeHtml(order.description)}</p><p><strong>${amount}</strong></p>${form}</html>`;
}
