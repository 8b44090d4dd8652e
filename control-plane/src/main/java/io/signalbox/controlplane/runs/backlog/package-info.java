/** What is queued and why it is not running: for people who look, not for what takes runs. */
@NamedInterface("backlog")
@NullMarked
package io.signalbox.controlplane.runs.backlog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
