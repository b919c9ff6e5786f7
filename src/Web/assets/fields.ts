/** <text-count> inside a field says how many characters are left in the field's text area. */
class TextCount extends HTMLElement {
    private area: HTMLTextAreaElement | null = null;

    connectedCallback(): void {
        this.area = this.closest(".field")?.querySelector("textarea") ?? null;
        this.area?.addEventListener("input", this.show);
        document.addEventListener("turbo:render", this.show);
        this.show();
    }

    disconnectedCallback(): void {
        this.area?.removeEventListener("input", this.show);
        document.removeEventListener("turbo:render", this.show);
    }

    private readonly show = (): void => {
        if (!this.area) {
            return;
        }
        // The server counts characters as readers do, not UTF-16 units.
        const left = Number(this.dataset.most) - Array.from(this.area.value.replace(/\r\n?/g, "\n")).length;
        const words = (left < 0 ? this.dataset.over : this.dataset.left) ?? "";
        this.textContent = words.replace("#", String(Math.abs(left)));
        this.classList.toggle("over", left < 0);
    };
}

/** <people-filter> gives a list of people a search box, by name or by pinyin initials, and says how many are ticked. */
class PeopleFilter extends HTMLElement {
    connectedCallback(): void {
        this.addEventListener("input", this.sieve);
        this.addEventListener("keydown", this.hold);
        this.addEventListener("change", this.count);
        // Turbo patches a refused form in place: the element stays and what it had written into itself is gone.
        document.addEventListener("turbo:render", this.sieve);
        this.sieve();
    }

    disconnectedCallback(): void {
        document.removeEventListener("turbo:render", this.sieve);
    }

    private lines(): HTMLElement[] {
        return Array.from(this.querySelectorAll<HTMLElement>("[data-person]"));
    }

    private readonly sieve = (): void => {
        const wanted = this.querySelector<HTMLInputElement>("[data-search]")?.value.trim().toLowerCase() ?? "";
        let shown = 0;
        for (const line of this.lines()) {
            line.hidden = wanted !== "" && !(line.dataset.person ?? "").includes(wanted);
            shown += line.hidden ? 0 : 1;
        }
        const none = this.querySelector<HTMLElement>("[data-none]");
        if (none) {
            none.hidden = shown > 0;
        }
        this.count();
    };

    private readonly count = (): void => {
        const chosen = this.querySelector<HTMLElement>("[data-chosen]");
        if (chosen) {
            const number = this.lines().filter((line) => line.querySelector<HTMLInputElement>("input")?.checked).length;
            chosen.textContent = (chosen.dataset.words ?? "").replace("#", String(number));
        }
    };

    /** Enter in the search box must not send the form. */
    private readonly hold = (event: KeyboardEvent): void => {
        if (event.key === "Enter" && event.target instanceof HTMLElement && event.target.matches("[data-search]")) {
            event.preventDefault();
        }
    };
}

/** Tells the names and sizes of chosen files, and says at once if one is too large; the server checks again. */
document.addEventListener("change", (event) => {
    const input = event.target;
    if (!(input instanceof HTMLInputElement) || input.type !== "file") {
        return;
    }
    const list = input.closest(".field")?.querySelector<HTMLElement>("[data-files]");
    if (!list) {
        return;
    }
    const most = Number(input.dataset.most);
    list.replaceChildren(...Array.from(input.files ?? [], (file) => {
        const line = document.createElement("li");
        const size = `${(file.size / 1048576).toFixed(1)} MB`;
        line.textContent = file.size > most ? `${file.name} · ${size} · ${input.dataset.over ?? ""}` : `${file.name} · ${size}`;
        line.classList.toggle("over", file.size > most);
        return line;
    }));
});

customElements.define("text-count", TextCount);
customElements.define("people-filter", PeopleFilter);
