"use client";

// A bug of ours: pages turn refusals of the graph into pages of their own (guarded.tsx). No message helper here, so the three
// languages stand side by side; the bundle that every reader downloads stays free of messages.
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main className="page">
      <div className="empty stack">
        <h1>Something went wrong on our side</h1>
        <p lang="hi">हमारी ओर से कुछ गड़बड़ हुई। आपने जो सहेजा था वह सुरक्षित है।</p>
        <p lang="ur" dir="rtl">
          ہماری طرف سے کچھ خرابی ہوئی۔ آپ نے جو محفوظ کیا تھا وہ محفوظ ہے۔
        </p>
        {error.digest ? <code className="number">{error.digest}</code> : null}
        <p>
          <button className="button" type="button" onClick={reset}>
            Try again · फिर कोशिश करें · دوبارہ کوشش کریں
          </button>
        </p>
      </div>
    </main>
  );
}
