/** The little of nlp.js that the bench calls; the package brings no types. */
declare module 'node-nlp' {
  export class NlpManager {
    constructor(options: {
      languages: string[];
      autoSave: boolean;
      autoLoad: boolean;
      nlu: { log: boolean };
      ner: { builtins: string[] };
    });
    addDocument(language: string, text: string, intent: string): void;
    train(): Promise<unknown>;
    process(language: string, text: string): Promise<{ classifications: { intent: string; score: number }[] }>;
    export(): string;
  }
}

/** The little of wink's naive Bayes that the bench calls; the package brings no types. */
declare module 'wink-naive-bayes-text-classifier' {
  interface NaiveBayes {
    definePrepTasks(tasks: ((text: string) => string[])[]): number;
    defineConfig(options: { considerOnlyPresence: boolean; smoothingFactor: number }): boolean;
    learn(text: string, label: string): boolean;
    consolidate(): boolean;
    /** Labels with their log odds, best first. */
    computeOdds(text: string): [string, number][];
    exportJSON(): string;
  }
  export default function naiveBayes(): NaiveBayes;
}
