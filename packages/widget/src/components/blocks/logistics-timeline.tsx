import type { Track } from '@xiaoer/core';
import type { VNode } from 'preact';
import { useFace } from '../face.ts';

/** Where a parcel has been, newest first; the newest node is the lit one. */
export function LogisticsTimeline({ track }: { track: Track }): VNode {
  const { words } = useFace();
  const { strings } = words;
  const now = Date.now();
  return (
    <section class="card track" aria-label={`${strings.timeline} ${track.trackingNo}`}>
      <header class="card-head">
        <span>
          <strong>{track.carrier}</strong> <span class="order-no">{track.trackingNo}</span>
        </span>
        <span class="chip" data-tone={track.state}>
          {strings[`track.${track.state}`]}
        </span>
      </header>
      {track.expectedAt && (
        <p class="track-expected">{words.fill(strings.expectedAt, { date: words.date(track.expectedAt, now) })}</p>
      )}
      <ol class="track-events">
        {track.events.map((event, index) => (
          <li key={`${event.at}/${event.text}`} {...(index === 0 && { 'aria-current': 'step' })}>
            <p>
              {event.place && !event.text.includes(event.place) && <strong>{event.place} </strong>}
              {event.text}
            </p>
            <time dateTime={event.at}>{words.moment(Date.parse(event.at), now)}</time>
          </li>
        ))}
      </ol>
    </section>
  );
}
