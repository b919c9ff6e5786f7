/**
 * <live-part src="/live?..."> shows what the server rendered, then replaces it whenever the server sends a new rendering.
 * What the reader is typing in, or has the focus in, is left alone until they leave it.
 */
class LivePart extends HTMLElement {
    private source: EventSource | null = null;
    private waiting: string | null = null;

    connectedCallback(): void {
        const src = this.getAttribute("src");
        // A preview that Turbo shows from its memory must not open a connection.
        if (!src || document.documentElement.hasAttribute("data-turbo-preview")) {
            return;
        }
        this.follow();
        this.addEventListener("focusout", this.leave);
        document.addEventListener("visibilitychange", this.follow);
    }

    // A browser keeps few connections to one server: tabs that nobody looks at give theirs back, or the seventh would hang.
    private readonly follow = (): void => {
        if (document.hidden) {
            this.source?.close();
            this.source = null;
        } else if (!this.source) {
            this.source = new EventSource(this.getAttribute("src") ?? "");
            this.source.onmessage = (message) => this.take(message.data as string);
        }
    };

    disconnectedCallback(): void {
        this.source?.close();
        this.source = null;
        this.removeEventListener("focusout", this.leave);
        document.removeEventListener("visibilitychange", this.follow);
    }

    private take(html: string): void {
        if (this.contains(document.activeElement)) {
            this.waiting = html;
            return;
        }
        this.waiting = null;
        if (this.innerHTML !== html) {
            this.innerHTML = html;
        }
    }

    private readonly leave = (): void => {
        window.setTimeout(() => {
            if (this.waiting !== null) {
                this.take(this.waiting);
            }
        }, 0);
    };
}

customElements.define("live-part", LivePart);
