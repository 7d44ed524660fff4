// The demo newsroom as it is loaded: an ordered list. Sections and authors come first, for the articles name them.
import { aboutPage } from './articles/about-page.ts';
import { closeTheSquare } from './articles/close-the-square.ts';
import { correctionsPage } from './articles/corrections-page.ts';
import { harbourFerries } from './articles/harbour-ferries.ts';
import { laundryChess } from './articles/laundry-chess.ts';
import { lighthouseRadio } from './articles/lighthouse-radio.ts';
import { lowmarshInterview } from './articles/lowmarsh-interview.ts';
import { manholeCensus } from './articles/manhole-census.ts';
import { marketScales } from './articles/market-scales.ts';
import { marketSquare } from './articles/market-square.ts';
import { missingChairs } from './articles/missing-chairs.ts';
import { nightBuses } from './articles/night-buses.ts';
import { paperMill } from './articles/paper-mill.ts';
import { praiseOfSlowSeeds } from './articles/praise-of-slow-seeds.ts';
import { seedLibrary } from './articles/seed-library.ts';
import { singingIce } from './articles/singing-ice.ts';
import { smallMuseums } from './articles/small-museums.ts';
import { tidalPitch } from './articles/tidal-pitch.ts';
import { timetableIsAPromise } from './articles/timetable-is-a-promise.ts';
import { towerClock } from './articles/tower-clock.ts';
import { tramDepotOrchestra } from './articles/tram-depot-orchestra.ts';
import { authors } from './authors.ts';
import type { DemoArticle, DemoAuthor, DemoSection } from './newsroom-types.ts';
import { sections } from './sections.ts';

interface DemoNewsroom {
  readonly sections: readonly DemoSection[];
  readonly authors: readonly DemoAuthor[];
  readonly articles: readonly DemoArticle[];
}

/** Everything that an empty installation is given to show. */
export const newsroom: DemoNewsroom = {
  sections,
  authors,
  articles: [
    harbourFerries,
    nightBuses,
    seedLibrary,
    timetableIsAPromise,
    tramDepotOrchestra,
    towerClock,
    paperMill,
    marketScales,
    tidalPitch,
    laundryChess,
    closeTheSquare,
    praiseOfSlowSeeds,
    marketSquare,
    lighthouseRadio,
    lowmarshInterview,
    singingIce,
    smallMuseums,
    missingChairs,
    manholeCensus,
    aboutPage,
    correctionsPage,
  ],
};
