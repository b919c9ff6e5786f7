// The library ships no types; this is what main.ts uses of it.
declare module "@hotwired/turbo" {
    export const config: { drive: { progressBarDelay: number } };
    export function visit(location: string, options?: { action?: "advance" | "replace" }): void;
}
