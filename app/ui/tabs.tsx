import { type KeyboardEvent, type ReactNode, useEffect, useState } from "react";
import { texts } from "~/texts/texts.ts";

interface Tab {
  id: string;
  label: string;
  panel: ReactNode;
}

/** Parts of a page, one seen at a time. Without scripts they are all there, one under the other, with a list of links. */
export function Tabs({ tabs, title = texts.ui.contents }: { tabs: readonly Tab[]; title?: string }) {
  const [selected, setSelected] = useState<string | null>(null);
  useEffect(() => {
    const wanted = () => tabs.find((tab) => tab.id === location.hash.slice(1))?.id;
    setSelected((now) => wanted() ?? now ?? tabs[0]?.id ?? null);
    const follow = () => setSelected((now) => wanted() ?? now);
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, [tabs]);
  const live = selected !== null;
  const move = (event: KeyboardEvent) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const next = tabs[tabs.findIndex((tab) => tab.id === selected) + step];
    if (step === 0 || !next) return;
    event.preventDefault();
    setSelected(next.id);
    document.getElementById(`tab_${next.id}`)?.focus();
  };
  return (
    <div className="tabs">
      <h2>{title}</h2>
      <ul className="tabs-list" role={live ? "tablist" : undefined}>
        {tabs.map((tab, index) => (
          <li
            key={tab.id}
            role={live ? "presentation" : undefined}
            className={(live ? tab.id === selected : index === 0) ? "tab-selected" : "tab-other"}
          >
            <a
              href={`#${tab.id}`}
              {...(live
                ? {
                    id: `tab_${tab.id}`,
                    role: "tab",
                    "aria-controls": tab.id,
                    "aria-selected": tab.id === selected,
                    tabIndex: tab.id === selected ? 0 : -1,
                    onKeyDown: move,
                  }
                : {})}
              onClick={(event) => {
                event.preventDefault();
                setSelected(tab.id);
                history.replaceState(history.state, "", `#${tab.id}`);
              }}
            >
              {tab.label}
            </a>
          </li>
        ))}
      </ul>
      {tabs.map((tab) => (
        <div
          key={tab.id}
          id={tab.id}
          className={live && tab.id !== selected ? "tabs-panel tabs-panel-hidden" : "tabs-panel"}
          {...(live ? { role: "tabpanel", "aria-labelledby": `tab_${tab.id}` } : {})}
        >
          {tab.panel}
        </div>
      ))}
    </div>
  );
}
