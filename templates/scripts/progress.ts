// A long job's bar moves without reloading the page; without a script the page
// reloads itself.

interface State {
  done: number;
  total: number | null;
  state: "running" | "done" | "failed";
}

export function progress(): void {
  const bar = document.querySelector<HTMLProgressElement>("progress[data-job]");
  const url = bar?.dataset["job"];
  if (!bar || !url) return;
  document.querySelector("meta[http-equiv=refresh]")?.remove();
  const text = document.querySelector("[data-job-text]");
  const tick = async (): Promise<void> => {
    try {
      const answer = await fetch(url, { headers: { accept: "application/json" } });
      if (!answer.ok) return;
      const state = (await answer.json()) as State;
      if (state.state !== "running") {
        location.reload();
        return;
      }
      if (state.total) {
        bar.max = state.total;
        bar.value = state.done;
      }
      if (text) text.textContent = state.total ? `${state.done} / ${state.total}` : `${state.done}`;
    } catch {
      // The server is away for a moment: ask again.
    }
    setTimeout(() => void tick(), 1000);
  };
  void tick();
}
