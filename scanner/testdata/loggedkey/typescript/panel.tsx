// Components with types; only what they log, alert or send counts.
import React, { type FC, type FormEvent, useCallback, useMemo, useRef, useState } from "react";
import { renderToString } from "react-dom/server";
import type { Request, Response } from "express";

interface Props {
  apiKey: string;
  label?: string;
  onSave(key: string): Promise<void>;
}

export const ApiKeyPanel: FC<Props> = ({ apiKey, label = "API key", onSave }) => {
  const input = useRef<HTMLInputElement>(null);
  const [saved, setSaved] = useState<boolean>(false);
  const masked = useMemo(() => `${apiKey.slice(0, 4)}${"*".repeat(12)}`, [apiKey]);

  const save = useCallback(async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const newApiKey = input.current!.value;
    try {
      await onSave(newApiKey);
      setSaved(true);
      console.log("saved", masked); // fine
    } catch (error) {
      alert(`Could not save ${newApiKey}`); // leak
      console.error("API key not saved", error); // fine
    }
  }, [onSave, masked]);

  return (
    <form onSubmit={save} title="Don't paste a password">
      <label>{label}: {masked}</label>
      <input ref={input} type="password" name="apiKey" />
      {saved ? <b>It's saved</b> : null}
      <a onClick={() => console.debug("key of the panel", apiKey)}>debug</a>{/* leak */}
      <a onClick={() => console.debug("key of the panel", apiKey.length > 0)}>debug</a>{/* fine */}
    </form>
  );
};

export function List<T extends { id: string; token?: string }>({ rows }: { rows: readonly T[] }) {
  return (
    <>
      {rows.map((row, key) => (
        <li key={key} onClick={() => window.alert("row " + key)}>{row.id}</li> /* fine */
      ))}
    </>
  );
}

export function sendPage(req: Request, res: Response): void {
  const { signingSecret } = req.app.locals as { signingSecret: string };
  res.send("<!doctype html>" + renderToString(<pre>{signingSecret}</pre>)); // leak
}

export function sendForm(_req: Request, res: Response): void {
  res.send(renderToString(<input type="password" name="signingSecret" placeholder="Signing secret" />)); // fine
}
