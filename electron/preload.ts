import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import { calls, EVENTS, type Bridge, type Call, type Events } from '../shared/bridge';

const bridge: Bridge = {
  call: (call, argument) => {
    if (!Object.hasOwn(calls, call)) return Promise.reject(new Error('no such call'));
    return ipcRenderer.invoke(call satisfies Call, argument);
  },
  on: (event, listener) => {
    if (!EVENTS.includes(event)) throw new Error('no such event');
    const heard = (_event: IpcRendererEvent, told: Events[typeof event]) => {
      listener(told);
    };
    ipcRenderer.on(event, heard);
    return () => void ipcRenderer.off(event, heard);
  },
};

contextBridge.exposeInMainWorld('holdfast', bridge);
