import { noticeAt } from '../compose/problem.js';
import type { ProjectService } from '../compose/service.js';
import type { Stack } from '../compose/stack.js';
import type { Notice } from '../report.js';
import { serviceValues } from '../verify/service-values.js';

/**
 * Services of format 1 whose files or bases newer formats put together in another way: an image no longer
 * takes the place of a build, and options of logging are united instead of replaced.
 */
export function mergeStops(stack: Stack): Notice[] {
  if (stack.format !== 'v1') return [];
  const merged = [...stack.services.values()].filter(
    service => stack.files.length > 1 || service.contributions.length > 1,
  );
  return merged.flatMap(service => {
    const [old, now] = [serviceValues(service, stack), serviceValues(service, stack, 'services')];
    const differs = (key: string) => JSON.stringify(old[key]) !== JSON.stringify(now[key]);
    return [
      ...(differs('image') || differs('build')
        ? [
            notice(
              service,
              ['image', 'build'],
              `"${service.name}" has an image in one place and a build in another: format 1 takes the later of them, newer formats take both; leave one of them`,
            ),
          ]
        : []),
      ...(differs('logging')
        ? [
            notice(
              service,
              ['log_opt', 'log_driver'],
              `the logging of "${service.name}" is written in several places, of which format 1 takes the last, and newer formats put them together; write it in one place`,
            ),
          ]
        : []),
    ];
  });
}

/** At the last place that has one of the keys. */
function notice(service: ProjectService, keys: readonly string[], message: string): Notice {
  const raw =
    service.contributions.findLast(part => keys.some(key => part.raw.entries.has(key)))?.raw ??
    service.contributions.at(-1)!.raw;
  const entry = keys.map(key => raw.entries.get(key)).find(found => found !== undefined);
  return noticeAt(raw.file, (entry?.pair ?? raw.pair).key.start, 'format-v1', message);
}
