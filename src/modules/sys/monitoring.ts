// sys.monitoring: tools that listen to events (PEP 669).

import { PyCode } from '../../objects/functions/code';
import { type BoundFunction, method, type NativeDefinition } from '../../objects/native';
import { argInt } from '../../objects/native-arguments';
import { newNamespace } from '../../objects/namespace';
import { hold, release, unhold, type Value } from '../../objects/object';
import { typeError, valueError } from '../../objects/raise';
import type { Thread } from '../../objects/thread';
import { PyDict } from '../../objects/containers/dict';
import { ALL_EVENTS, Event, EVENT_NAMES, eventSet, LOCAL_EVENTS, Tool } from '../../vm/events/event-numbers';
import { DISABLE, MISSING, type Monitoring } from '../../vm/events/monitoring';
import type { VmThread } from '../../vm/thread-implementation';
import { createModule } from '../define-module';
import { strValue } from '../../objects/type-of';
import { audit } from './audit';

const monitoringOf = (thread: Thread): Monitoring => (thread as VmThread).monitoring;

/** Events by their bit, as `sys.monitoring.events` shows them. */
const EVENTS: Record<string, number> = {
  ...Object.fromEntries(EVENT_NAMES.map((name, event) => [name, 1 << event])),
  NO_EVENTS: 0,
};

/** The number of a tool that programs may use. */
function toolOf(thread: Thread, value: Value): number {
  const tool = argInt(thread, value);
  if (tool < 0 || tool >= Tool.SYS_PROFILE) throw valueError(`invalid tool ${tool} (must be between 0 and 5)`);
  return tool;
}

const NATIVE_RETURNS = eventSet(Event.C_RETURN, Event.C_RAISE);
const NATIVE_CALLS = NATIVE_RETURNS | eventSet(Event.CALL);

/** C_RETURN and C_RAISE come with CALL; BRANCH means both ways. */
function normalizeEvents(events: number): number {
  if (events & NATIVE_RETURNS && (events & NATIVE_CALLS) !== NATIVE_CALLS) {
    throw valueError('cannot set C_RETURN or C_RAISE events independently');
  }
  const rest = events & ~NATIVE_RETURNS;
  const branch = eventSet(Event.BRANCH);
  return rest & branch ? (rest & ~branch) | eventSet(Event.BRANCH_LEFT, Event.BRANCH_RIGHT) : rest;
}

const hexadecimal = (value: number): string => `0x${(value >>> 0).toString(16)}`;

const useToolId: BoundFunction = (thread, _module, toolId: Value, name: Value) => {
  const tool = toolOf(thread, toolId);
  if (strValue(name) === undefined) throw valueError('tool name must be a str');
  const { toolNames } = monitoringOf(thread);
  if (toolNames[tool] !== undefined) throw valueError(`tool ${tool} is already in use`);
  toolNames[tool] = hold(name);
  return null;
};

const clearToolId: BoundFunction = (thread, _module, toolId: Value) => {
  const tool = toolOf(thread, toolId);
  const monitoring = monitoringOf(thread);
  if (monitoring.toolNames[tool] !== undefined) monitoring.clearTool(tool);
  return null;
};

const freeToolId: BoundFunction = (thread, module, toolId: Value) => {
  clearToolId(thread, module, toolId);
  const { toolNames } = monitoringOf(thread);
  const tool = toolOf(thread, toolId);
  const name = toolNames[tool];
  toolNames[tool] = undefined;
  release(thread, name);
  return null;
};

const getTool: BoundFunction = (thread, _module, toolId: Value) =>
  monitoringOf(thread).toolNames[toolOf(thread, toolId)] ?? null;

const registerCallback: BoundFunction = (thread, _module, toolId: Value, eventValue: Value, func: Value) => {
  const monitoring = monitoringOf(thread);
  const [id, event] = [argInt(thread, toolId), argInt(thread, eventValue)];
  const tool = toolOf(thread, id);
  if (event === 0 || (event & (event - 1)) !== 0) {
    throw valueError('The callback can only be set for one event at a time');
  }
  const number = 31 - Math.clz32(event);
  if (number >= ALL_EVENTS) throw valueError(`invalid event ${event}`);
  audit(thread, 'sys.monitoring.register_callback', [func]);
  return unhold(monitoring.register(tool, number, func === null ? undefined : func));
};

const getEvents: BoundFunction = (thread, _module, toolId: Value) =>
  monitoringOf(thread).getEvents(toolOf(thread, toolId));

const setEvents: BoundFunction = (thread, _module, toolId: Value, eventSetValue: Value) => {
  const [id, events] = [argInt(thread, toolId), argInt(thread, eventSetValue)];
  const tool = toolOf(thread, id);
  if (events < 0 || events >= 1 << ALL_EVENTS) throw valueError(`invalid event set ${hexadecimal(events)}`);
  monitoringOf(thread).setEvents(tool, normalizeEvents(events));
  return null;
};

function codeOf(value: Value): PyCode {
  if (!(value instanceof PyCode)) throw typeError('code must be a code object');
  return value;
}

const getLocalEvents: BoundFunction = (thread, _module, toolId: Value, codeValue: Value) => {
  const id = argInt(thread, toolId);
  const code = codeOf(codeValue);
  return monitoringOf(thread).getLocalEvents(toolOf(thread, id), code);
};

const setLocalEvents: BoundFunction = (thread, _module, toolId: Value, codeValue: Value, eventSetValue: Value) => {
  const [id, asked] = [argInt(thread, toolId), argInt(thread, eventSetValue)];
  const code = codeOf(codeValue);
  const tool = toolOf(thread, id);
  const events = normalizeEvents(asked);
  if (events < 0 || events >= 1 << LOCAL_EVENTS) throw valueError(`invalid local event set ${hexadecimal(events)}`);
  monitoringOf(thread).setLocalEvents(tool, code, events);
  return null;
};

/** Tools by name of the event that they listen to everywhere. */
const allEvents: BoundFunction = (thread) => {
  const result = new PyDict();
  monitoringOf(thread).global.forEach((tools, event) => {
    if (tools !== 0) result.setStr(thread, EVENT_NAMES[event]!, tools);
  });
  return result;
};

const functions: NativeDefinition[] = [
  method('use_tool_id($module, tool_id, name, /)', useToolId),
  method('clear_tool_id($module, tool_id, /)', clearToolId),
  method('free_tool_id($module, tool_id, /)', freeToolId),
  method('get_tool($module, tool_id, /)', getTool),
  method('register_callback($module, tool_id, event, func, /)', registerCallback),
  method('get_events($module, tool_id, /)', getEvents),
  method('set_events($module, tool_id, event_set, /)', setEvents),
  method('get_local_events($module, tool_id, code, /)', getLocalEvents),
  method('set_local_events($module, tool_id, code, event_set, /)', setLocalEvents),
  method('restart_events($module, /)', (thread) => {
    monitoringOf(thread).restart();
    return null;
  }),
  method('_all_events($module, /)', allEvents),
];

/** The namespace `sys.monitoring`. */
export function monitoringNamespace(thread: Thread): Value {
  return createModule(thread, {
    name: 'sys.monitoring',
    functions,
    init(_thread, _module, define) {
      define('DISABLE', DISABLE);
      define('MISSING', MISSING);
      define('events', newNamespace(thread, EVENTS));
      define('DEBUGGER_ID', Tool.DEBUGGER);
      define('COVERAGE_ID', Tool.COVERAGE);
      define('PROFILER_ID', Tool.PROFILER);
      define('OPTIMIZER_ID', Tool.OPTIMIZER);
    },
  });
}
