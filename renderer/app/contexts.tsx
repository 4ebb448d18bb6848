import { createContext, useContext, useMemo } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { Incident } from '../../shared/domain/incident/incident';
import { selectPeople, type Person, type Plan } from '../../shared/domain/plan/plan';
import type { AppCore } from './app-core';
import type { LineSender } from './line/line-sender';
import type { Room } from './room';
import type { Settings } from './settings';
import { useNow } from './ticker';
import { clockWords, type Zone } from './time-words';

export const AppContext = createContext<AppCore | null>(null);
/** The room on screen. */
export type OpenRoom = { readonly room: Room; readonly sender: LineSender };
export const RoomContext = createContext<OpenRoom | null>(null);

export function useApp(): AppCore {
  const app = useContext(AppContext);
  if (!app) throw new Error('useApp outside <AppContext>');
  return app;
}

export function useRoom(): OpenRoom {
  const room = useContext(RoomContext);
  if (!room) throw new Error('useRoom outside <RoomContext>');
  return room;
}

/** A part of the incident on screen; renders again only when that part is another. Arrays are compared by their items. */
export const useIncident = <T,>(select: (incident: Incident) => T): T =>
  useStore(useRoom().room.store, useShallow(select));

/** The whole view, for what depends on much of it. */
export const useWholeIncident = (): Incident => useStore(useRoom().room.store);

export const useSettings = <T,>(select: (settings: Settings) => T): T => useStore(useApp().settings, select);

/** The plan of every workspace, read as one. */
export const usePlan = (): Plan => useStore(useApp().plans.store);

export function usePeople(): readonly Person[] {
  const plan = usePlan();
  return useMemo(() => selectPeople(plan), [plan]);
}

/** The current time, rounded down to a step: a second unless said otherwise. */
export const useTime = (stepMs = 1_000): number => useNow(useApp().ticker, stepMs);

/** Clock words in the zone chosen on this laptop. */
export function useClockWords(): (ms: number, withSeconds?: boolean) => string {
  const zone: Zone = useSettings((settings) => settings.zone);
  return (ms, withSeconds = false) => clockWords(ms, zone, withSeconds);
}
