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
        this.source = new EventSource(src);
        this.source.onmessage = (message) => this.take(message.data as string);
        this.addEventListener("focusout", this.leave);
    }

    disconnectedCallback(): void {
        this.source?.close();
        this.source = null;
        this.removeEventListener("focusout", this.leave);
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
