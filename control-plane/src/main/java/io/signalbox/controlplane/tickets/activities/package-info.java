/** What happened to a ticket, in words a person can read. */
@NamedInterface("activities")
@NullMarked
package io.signalbox.controlplane.tickets.activities;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
