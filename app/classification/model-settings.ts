import { COMPLEXITY_SETTINGS, type ComplexitySettings } from "./complexity-settings.ts";
import { GROWTH_SETTINGS, type GrowthSettings } from "./growth-settings.ts";
import { INSPECTION_SETTINGS, type InspectionSettings } from "./inspection-settings.ts";
import { LIFECYCLE_SETTINGS, type LifecycleSettings } from "./lifecycle-settings.ts";
import { NEEDS_SETTINGS, type NeedsSettings } from "./needs-settings.ts";
import { STAKE_SETTINGS, type StakeSettings } from "./stake-settings.ts";

/** The settings of every model, each with a version of its own. A settings_version row's topic is the key here. */
export interface ModelSettings {
  lifecycle: LifecycleSettings;
  stake: StakeSettings;
  complexity: ComplexitySettings;
  growth: GrowthSettings;
  inspection: InspectionSettings;
  needs: NeedsSettings;
}

export type SettingsTopic = keyof ModelSettings;

/** The models that give a business a result. */
export const MODELS = ["lifecycle", "stake", "complexity", "growth", "inspection"] as const;
export type Model = (typeof MODELS)[number];

/** The first settings. The database's settings_version rows may hold later ones. */
export const MODEL_SETTINGS: ModelSettings = {
  lifecycle: LIFECYCLE_SETTINGS,
  stake: STAKE_SETTINGS,
  complexity: COMPLEXITY_SETTINGS,
  growth: GROWTH_SETTINGS,
  inspection: INSPECTION_SETTINGS,
  needs: NEEDS_SETTINGS,
};
export const SETTINGS_TOPICS = Object.keys(MODEL_SETTINGS) as SettingsTopic[];
