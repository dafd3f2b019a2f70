import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Seeded draws from one xoroshiro128+ stream (pure-rand): same seed, same sample, byte for byte. */
export interface Random {
  /** Uniform in [0, 1). */
  unit(): number;
  chance(probability: number): boolean;
  /** Uniform whole number, both ends included. */
  whole(from: number, to: number): number;
  between(from: number, to: number): number;
  pick<T>(list: readonly T[]): T;
  hex(digits: number): string;
}

export function random(seed: number): Random {
  const stream = xoroshiro128plus(seed);
  const unit = () => (stream.next() >>> 0) / 4_294_967_296;
  return {
    unit,
    chance: (probability) => unit() < probability,
    whole: (from, to) => from + Math.floor(unit() * (to - from + 1)),
    between: (from, to) => from + unit() * (to - from),
    pick: (list) => list[Math.floor(unit() * list.length)]!,
    hex(digits) {
      let text = '';
      while (text.length < digits) text += (stream.next() >>> 0).toString(16).padStart(8, '0');
      return text.slice(0, digits);
    },
  };
}

/**
 * Says which of the coming cases are hit, at exactly the given rate: case j of the hits falls uniformly
 * in the j-th stretch of 1/rate cases, so that n cases hold rate·n hits give or take one.
 */
export class Schedule {
  private readonly states = new Map<string, { seen: number; hits: number; next: number }>();
  constructor(private readonly draw: Random) {}

  hit(key: string, rate: number): boolean {
    if (rate <= 0) return false;
    const id = `${key}@${rate}`;
    let state = this.states.get(id);
    if (!state) {
      state = { seen: 0, hits: 0, next: Math.floor(this.draw.unit() / rate) };
      this.states.set(id, state);
    }
    const hit = state.seen++ >= state.next;
    if (hit) state.next = Math.floor((++state.hits + this.draw.unit()) / rate);
    return hit;
  }
}

const grid = Array.from({ length: 50 }, (_, index) => (50 + index) / 100);
const calibrated = new Map<number, { right: number[]; wrong: number[] }>();

function cumulative(weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let running = 0;
  return weights.map((weight) => (running += weight / total));
}

/**
 * A confidence that is calibrated when proposals are wrong at `errorRate`: stated values c follow
 * f(c) ∝ exp(θc) with mean 1 − errorRate, so that drawing from c·f for right and (1−c)·f for wrong
 * proposals makes P(right | c) = c.
 */
export function statedConfidence(draw: Random, errorRate: number, wrong: boolean): number {
  const believed = Math.min(0.45, Math.max(0.02, errorRate));
  let table = calibrated.get(believed);
  if (!table) {
    let [low, high] = [-100, 400];
    const density = (theta: number) => grid.map((c) => Math.exp(theta * (c - 1)));
    for (let step = 0; step < 60; step++) {
      const weights = density((low + high) / 2);
      const mass = weights.reduce((sum, weight) => sum + weight, 0);
      const mean = weights.reduce((sum, weight, index) => sum + weight * grid[index]!, 0) / mass;
      if (mean < 1 - believed) low = (low + high) / 2;
      else high = (low + high) / 2;
    }
    const weights = density((low + high) / 2);
    table = {
      right: cumulative(weights.map((weight, index) => weight * grid[index]!)),
      wrong: cumulative(weights.map((weight, index) => weight * (1 - grid[index]!))),
    };
    calibrated.set(believed, table);
  }
  const at = draw.unit();
  const index = (wrong ? table.wrong : table.right).findIndex((edge) => at < edge);
  return grid[index < 0 ? grid.length - 1 : index]!;
}
