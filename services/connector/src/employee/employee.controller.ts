import { EmployeeList, EmployeeRecorded, PutEmployee } from '@akkoord/contracts';
import { Database } from '@akkoord/persistence';
import { Answers } from '@akkoord/service-kit';
import { Body, Controller, Get, Param, Put, UseGuards } from '@nestjs/common';
import { uuidParam } from '../http/uuid-param.js';
import { AllowedTo, CalledBy, TokenGuard } from '../token/token.guard.js';
import type { Caller } from '../token/token.js';
import { EmployeeRepository, type Employee } from './employee.repository.js';
import { RecordEmployee } from './record-employee.js';

/** Employees of the office and what they may do there. */
@Controller('v1/offices/:participantNumber/employees')
@UseGuards(TokenGuard)
@AllowedTo('office-admin')
export class EmployeeController {
  constructor(
    private readonly recordEmployee: RecordEmployee,
    private readonly database: Database,
    private readonly employees: EmployeeRepository,
  ) {}

  @Answers(EmployeeRecorded)
  @Put(':employeeId')
  async put(
    @CalledBy() caller: Caller,
    @Param('employeeId', uuidParam) employeeId: string,
    @Body() body: PutEmployee,
  ): Promise<{ employeeId: string }> {
    await this.recordEmployee.record(caller.tenant, employeeId, body, new Date());
    return { employeeId };
  }

  @Answers(EmployeeList)
  @Get()
  async list(@CalledBy() caller: Caller): Promise<{ employees: Employee[] }> {
    return { employees: await this.database.inTenant(caller.tenant, (tx) => this.employees.list(tx)) };
  }
}
