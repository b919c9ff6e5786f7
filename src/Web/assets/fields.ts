/** <text-count> inside a field says how many characters are left in the field's text area. */
class TextCount extends HTMLElement {
    private area: HTMLTextAreaElement | null = null;

    connectedCallback(): void {
        this.area = this.closest(".field")?.querySelector("textarea") ?? null;
        this.area?.addEventListener("input", this.show);
        this.show();
    }

    disconnectedCallback(): void {
        this.area?.removeEventListener("input", this.show);
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

/** <people-filter> gives a list of people a search box, by name or by pinyin initials. */
class PeopleFilter extends HTMLElement {
    connectedCallback(): void {
        const box = this.querySelector<HTMLInputElement>("[data-search]");
        const none = this.querySelector<HTMLElement>("[data-none]");
        const chosen = this.querySelector<HTMLElement>("[data-chosen]");
        const lines = Array.from(this.querySelectorAll<HTMLElement>("[data-person]"));
        const count = (): void => {
            if (chosen) {
                const number = lines.filter((line) => line.querySelector<HTMLInputElement>("input")?.checked).length;
                chosen.textContent = (chosen.dataset.words ?? "").replace("#", String(number));
            }
        };
        if (box) {
            box.hidden = false;
            box.addEventListener("input", () => {
                const wanted = box.value.trim().toLowerCase();
                let shown = 0;
                for (const line of lines) {
                    const fits = wanted === "" || (line.dataset.person ?? "").includes(wanted);
                    line.hidden = !fits;
                    shown += fits ? 1 : 0;
                }
                if (none) {
                    none.hidden = shown > 0;
                }
            });
            // Enter in the search box must not send the form.
            box.addEventListener("keydown", (event) => {
                if (event.key === "Enter") {
                    event.preventDefault();
                }
            });
        }
        this.addEventListener("change", count);
        count();
    }
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
