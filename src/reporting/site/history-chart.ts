// The history of the specification as a line chart: rules there were, and rules verified on each subject.

import { scaleLinear, scaleTime } from 'd3-scale';
import { curveStepAfter, line } from 'd3-shape';
import type { HistoryEntry } from '../../spec/history';
import { escapeHtml } from './highlight';

/** One recorded state of the specification. */
export interface HistoryPoint {
  /** ISO 8601. */
  date: string;
  commit: string | null;
  rules: number;
  /** Rules verified, by name of the subject; subjects without a record then are missing. */
  verified: Record<string, number>;
}

/** The points of recorded history. */
export function historyPoints(entries: readonly HistoryEntry[]): HistoryPoint[] {
  return entries.map(({ date, commit, total }) => {
    const verified = Object.entries(total.columns).flatMap(([column, [count]]) =>
      column.startsWith('verified:') ? [[column.slice('verified:'.length), count] as const] : [],
    );
    return { date, commit, rules: total.rules, verified: Object.fromEntries(verified) };
  });
}

export interface HistoryChart {
  points: readonly HistoryPoint[];
  /** Subjects, in the order of their lines. */
  names: string[];
  svg: string;
}

const WIDTH = 720;
const HEIGHT = 300;
const MARGIN = { top: 16, right: 120, bottom: 32, left: 44 };
/** Names at the ends of lines need this much room. */
const LABEL_HEIGHT = 15;

/** The chart as SVG that takes its colours from the page; undefined where there is no history. */
export function historyChart(points: readonly HistoryPoint[]): HistoryChart | undefined {
  if (points.length === 0) return undefined;
  const names = [...new Set(points.flatMap(({ verified }) => Object.keys(verified)))];
  const dates = points.map(({ date }) => new Date(date));
  const x = scaleTime(extent(dates), [MARGIN.left, WIDTH - MARGIN.right]);
  const most = Math.max(1, ...points.map(({ rules }) => rules));
  const y = scaleLinear([0, most], [HEIGHT - MARGIN.bottom, MARGIN.top]).nice();
  const lines = [
    { name: 'all rules', values: points.map(({ rules }) => rules as number | undefined) },
    ...names.map((name) => ({ name, values: points.map(({ verified }) => verified[name]) })),
  ];
  const labels = spread(lines.map(({ values }) => y(values.findLast((value) => value !== undefined) ?? 0)));
  const parts = [
    ...y.ticks(5).map((tick) => gridLine(y(tick), String(tick))),
    ...ticksOf(x, dates).map(
      (date) =>
        `<text class="tick" x="${round(x(date))}" y="${HEIGHT - 10}" text-anchor="middle">${date.toISOString().slice(0, 10)}</text>`,
    ),
    ...lines.flatMap(({ name, values }, index) => {
      const drawn = values.flatMap((value, at) => (value === undefined ? [] : [{ x: x(dates[at]!), y: y(value) }]));
      const path = line<{ x: number; y: number }>(
        (point) => round(point.x),
        (point) => round(point.y),
      ).curve(curveStepAfter);
      const last = drawn[drawn.length - 1]!;
      return [
        `<path class="line line-${index}" d="${path(drawn)}"/>`,
        `<circle class="end line-${index}" cx="${round(last.x)}" cy="${round(last.y)}" r="3"/>`,
        `<text class="name line-${index}" x="${WIDTH - MARGIN.right + 10}" y="${round(labels[index]! + 4)}">${escapeHtml(name)} ${values.findLast((value) => value !== undefined)}</text>`,
      ];
    }),
  ];
  const title = `From ${points[0]!.date.slice(0, 10)} to ${points[points.length - 1]!.date.slice(0, 10)}: ${lines
    .map(({ name, values }) => `${name} ${values.findLast((value) => value !== undefined)}`)
    .join(', ')}`;
  const svg = `<figure class="chart"><svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escapeHtml(title)}">${parts.join('')}</svg></figure>`;
  return { points, names, svg };
}

/** First and last date, a day around a single one. */
function extent(dates: readonly Date[]): [Date, Date] {
  const times = dates.map((date) => date.getTime());
  const [first, last] = [Math.min(...times), Math.max(...times)];
  return first === last ? [new Date(first - 86_400_000), new Date(last)] : [new Date(first), new Date(last)];
}

/** Days to name on the axis: few, and only once each. */
function ticksOf(x: { ticks: (count: number) => Date[] }, dates: readonly Date[]): Date[] {
  const days = new Map<string, Date>();
  for (const date of dates.length < 2 ? dates : x.ticks(4)) {
    const day = date.toISOString().slice(0, 10);
    if (!days.has(day)) days.set(day, date);
  }
  return [...days.values()];
}

function gridLine(y: number, label: string): string {
  return `<line class="grid" x1="${MARGIN.left}" x2="${WIDTH - MARGIN.right}" y1="${round(y)}" y2="${round(y)}"/><text class="tick" x="${MARGIN.left - 8}" y="${round(y + 4)}" text-anchor="end">${label}</text>`;
}

/** Moves labels apart that would cover each other; each stays as near to its own height as possible. */
function spread(heights: readonly number[]): number[] {
  const order = heights.map((_, index) => index).sort((a, b) => heights[a]! - heights[b]! || a - b);
  const placed = [...heights];
  order.forEach((index, at) => {
    const above = at === 0 ? Number.NEGATIVE_INFINITY : placed[order[at - 1]!]!;
    placed[index] = Math.max(heights[index]!, above + LABEL_HEIGHT);
  });
  const overflow = placed[order[order.length - 1]!]! - (HEIGHT - MARGIN.bottom);
  return overflow > 0 ? placed.map((height) => height - overflow) : placed;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
