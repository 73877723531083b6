// The events of PEP 669 and the tools that listen to them.

/** Event numbers (PY_MONITORING_EVENT_*). Those below LOCAL_EVENTS belong to instructions; those from there to UNGROUPED_EVENTS to exceptions. */
export const Event = {
  PY_START: 0,
  PY_RESUME: 1,
  PY_RETURN: 2,
  PY_YIELD: 3,
  CALL: 4,
  LINE: 5,
  INSTRUCTION: 6,
  JUMP: 7,
  BRANCH_LEFT: 8,
  BRANCH_RIGHT: 9,
  STOP_ITERATION: 10,
  RAISE: 11,
  EXCEPTION_HANDLED: 12,
  PY_UNWIND: 13,
  PY_THROW: 14,
  RERAISE: 15,
  C_RETURN: 16,
  C_RAISE: 17,
  BRANCH: 18,
} as const;

/** In the order of their numbers. */
export const EVENT_NAMES: readonly string[] = Object.keys(Event);

export const LOCAL_EVENTS = 11;
export const UNGROUPED_EVENTS = 16;
export const ALL_EVENTS = 19;

/** Tools: those up to 5 are for programs, the last two are sys.setprofile and sys.settrace. */
export const Tool = { DEBUGGER: 0, COVERAGE: 1, PROFILER: 2, OPTIMIZER: 5, SYS_PROFILE: 6, SYS_TRACE: 7 } as const;
export const TOOL_COUNT = 8;

/** A set of events, as sys.monitoring takes and gives it. */
export const eventSet = (...events: number[]): number => events.reduce((set, event) => set | (1 << event), 0);
