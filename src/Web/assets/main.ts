// Everything on every page works without this file; it only makes it smoother.
import * as Turbo from "@hotwired/turbo";
import "./live-part";
import "./fields";

// Turbo's own bar slides; main.css shows waiting by a still line instead.
Turbo.config.drive.progressBarDelay = 0x7fffffff;

// A second press while the first is on its way must not send twice. The server also knows the key of the act.
document.addEventListener("turbo:submit-start", (event) => {
    const { submitter } = (event as CustomEvent<{ formSubmission: { submitter?: HTMLElement } }>).detail.formSubmission;
    submitter?.setAttribute("aria-disabled", "true");
});
document.addEventListener("turbo:submit-end", (event) => {
    const { submitter } = (event as CustomEvent<{ formSubmission: { submitter?: HTMLElement } }>).detail.formSubmission;
    submitter?.removeAttribute("aria-disabled");
});

// After a refused form the summary of mistakes takes the focus, as it does on a full load by autofocus.
document.addEventListener("turbo:render", () => {
    document.querySelector<HTMLElement>("[data-error-summary]")?.focus();
});

// Without a connection Turbo would leave the page as it is and say nothing.
document.addEventListener("turbo:fetch-request-error", () => {
    const box = document.querySelector<HTMLElement>("[data-offline]");
    if (box) {
        box.hidden = false;
    }
});
document.addEventListener("turbo:before-fetch-response", () => {
    const box = document.querySelector<HTMLElement>("[data-offline]");
    if (box) {
        box.hidden = true;
    }
});

// Turbo goes to a place on the page by itself and would leave the folded part around it closed.
function unfold(hash: string): void {
    const place = hash.length > 1 ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
    let opened = false;
    for (let fold = place?.closest("details:not([open])"); fold; fold = place?.closest("details:not([open])")) {
        fold.setAttribute("open", "");
        opened = true;
    }
    if (opened) {
        place?.scrollIntoView();
    }
}
document.addEventListener("turbo:load", () => unfold(location.hash));
window.addEventListener("hashchange", () => unfold(location.hash));
document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href^='#']") : null;
    if (link) {
        unfold(link.hash);
    }
});

document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target.closest("[data-print]") : null;
    if (target) {
        window.print();
    }
});
document.documentElement.classList.add("js");
