/** Comments of tickets and their changes. */
@NamedInterface("comments")
@NullMarked
package io.signalbox.controlplane.tickets.comments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
