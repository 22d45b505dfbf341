import { Controller, Get, HttpCode, Post, UseGuards } from '@nestjs/common';
import { KeyEncryptionView, KeysRotated } from '@akkoord/contracts';
import { Answers, InternalGuard } from '@akkoord/service-kit';
import { KeyRing } from './key-ring.js';
import { RotateKeys } from './rotate-keys.js';

/** The key-encryption keys of the installation, for whoever runs it; never their values. */
@Controller('v1/key-encryption')
@UseGuards(InternalGuard)
export class KeyEncryptionController {
  constructor(
    private readonly ring: KeyRing,
    private readonly rotateKeys: RotateKeys,
  ) {}

  @Answers(KeyEncryptionView)
  @Get()
  async read(): Promise<KeyEncryptionView> {
    const [configured, uses] = [await this.ring.ids(), await this.rotateKeys.uses()];
    const ids = [...new Set([...configured, ...uses.map(({ kekId }) => kekId)])];
    const keys = ids.map((kekId) => ({
      kekId,
      isActive: kekId === configured[0],
      isConfigured: configured.includes(kekId),
      keys: uses.find((use) => use.kekId === kekId)?.keys ?? 0,
    }));
    return { keys };
  }

  /** Reads the list of keys again and moves what is under another one to the active one; filing goes on meanwhile. */
  @Answers(KeysRotated)
  @Post('rotations')
  @HttpCode(200)
  async rotate(): Promise<KeysRotated> {
    await this.ring.reload();
    const rotated = await this.rotateKeys.rotate();
    return { rotated, ...(await this.read()) };
  }
}
