/** Memberships, roles of members, ownership. Not invites. */
@NamedInterface("members")
@NullMarked
package io.signalbox.controlplane.organizations.members;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
