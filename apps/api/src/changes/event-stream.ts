// Changes as server-sent events (the HTML standard, 9.2).
import type { LoggedChange } from './changes.store.ts';
import type { Told } from './following.actions.ts';

// Not all at the same moment, when a process ends that many were connected to.
const retryMs = { least: 1000, spread: 2000 };

/** The text of a stream that tells `told`. Where there is nothing to tell, the place alone goes out, as an empty event. */
export async function* toEventStream(told: AsyncIterable<Told>): AsyncGenerator<string, void> {
  yield `retry: ${retryMs.least + Math.floor(Math.random() * retryMs.spread)}\n\n`;
  for await (const { place, changes } of told) {
    yield changes.length > 0 ? changes.map(toEvent).join('') : `id: ${place}\n\n`;
  }
}

// Many readers are told the same.
const events = new WeakMap<LoggedChange, string>();

function toEvent(logged: LoggedChange): string {
  const known = events.get(logged);
  if (known !== undefined) return known;
  const { change } = logged;
  const event = `id: ${change.id}\nevent: ${change.type}\ndata: ${JSON.stringify(change)}\n\n`;
  events.set(logged, event);
  return event;
}
