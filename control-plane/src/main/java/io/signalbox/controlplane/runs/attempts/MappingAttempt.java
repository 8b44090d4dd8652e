package io.signalbox.controlplane.runs.attempts;

import io.signalbox.controlplane.platform.problems.FieldProblem;
import java.util.List;
import java.util.Map;

/**
 * One try at a valid output.
 *
 * @param attempt from 1
 * @param output what the mapper proposed; empty when it proposed nothing readable
 * @param errors what the validator refused
 */
public record MappingAttempt(int attempt, Map<String, Object> output, List<FieldProblem> errors) {}
