import { computed, inject, provide, type ComputedRef, type InjectionKey } from "vue";

/** What a form field tells the control inside it, so that label, hint and error belong to it. */
export interface Field {
  id: string;
  describedBy: string | undefined;
  invalid: boolean;
  required: boolean;
}

/** The attributes a control takes over from the field around it. */
export interface FieldAttributes {
  id?: string;
  "aria-describedby"?: string;
  "aria-invalid"?: "true";
  required?: true;
}

const fieldKey: InjectionKey<ComputedRef<Field>> = Symbol("field");

export function provideField(field: ComputedRef<Field>): void {
  provide(fieldKey, field);
}

/** Attributes from the field around the control; nothing when it stands alone. */
export function useField(): ComputedRef<FieldAttributes> {
  const field = inject(fieldKey, undefined);
  return computed(() => {
    const attributes: FieldAttributes = {};
    if (field === undefined) return attributes;
    const { id, describedBy, invalid, required } = field.value;
    attributes.id = id;
    if (describedBy !== undefined) attributes["aria-describedby"] = describedBy;
    if (invalid) attributes["aria-invalid"] = "true";
    if (required) attributes.required = true;
    return attributes;
  });
}
