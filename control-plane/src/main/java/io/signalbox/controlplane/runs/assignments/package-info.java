/** What an agent is given to run: the taken runs with their subjects, tokens and what they resume from. */
@NamedInterface("assignments")
@NullMarked
package io.signalbox.controlplane.runs.assignments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
